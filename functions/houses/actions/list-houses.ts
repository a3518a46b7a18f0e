import type { Context } from '../../../shared/context.ts'
import type { HouseEntry } from '../schema.ts'
import { readHouseEntries } from '../store.ts'

export function listHouses(ctx: Pick<Context, 'table'>): Promise<HouseEntry[]> {
  return readHouseEntries(ctx.table)
}
