import type { Context } from '../../../shared/context.ts'
import type { Agreement } from '../schema/agreement.ts'
import type { HouseFile } from '../store.ts'
import { readAgreements, agreementsBeside } from './agreements.ts'
import { loadHouse } from './load-house.ts'

/** What groups of a house agree to, with the words. */
export async function listAgreements(
  ctx: Context,
  house: string,
): Promise<{ file: HouseFile; agreements: Agreement[]; version: number }> {
  const [file, agreements] = await Promise.all([loadHouse(ctx, house), readAgreements(ctx.table, house)])
  return { file, agreements, version: agreementsBeside(file).version }
}
