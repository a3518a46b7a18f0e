import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { agreementGoneWrite } from '../store/agreements.ts'
import { agreementsBeside, listWrite } from './agreements.ts'
import { loadManagedHouse } from './load-house.ts'

/** Nobody has to agree to it any more. Twice is no fault. */
export async function removeAgreement(
  ctx: Context,
  actor: Actor,
  { house, id }: { house: string; id: string },
): Promise<void> {
  await retryIfChanged(async () => {
    const before = agreementsBeside(await loadManagedHouse(ctx, actor, house, 'change-settings'))
    const agreements = before.agreements.filter((each) => each.id !== id)
    if (agreements.length === before.agreements.length) return
    await ctx.table.transact([
      listWrite(before, { house, agreements, ...(before.round ? { round: before.round } : {}) }),
      agreementGoneWrite({ house, id }),
    ])
  })
}
