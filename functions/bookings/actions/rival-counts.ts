import type { Context } from '../../../shared/context.ts'
import { isSameItem, mergeUpdates } from '../../../shared/table/merge.ts'
import type { Write } from '../../../shared/table/write.ts'
import { isLeaving, leavingWrite, readLedgersOf } from '../../contacts/actions/ledger.ts'
import type { House } from '../../houses/schema.ts'
import { usageWrites } from '../../contacts/actions/usage.ts'
import { countedChange } from '../rules/counted.ts'
import { isUndecided } from '../rules/scope.ts'
import type { Booking } from '../schema.ts'
import type { RivalsOutcome } from './rivals.ts'

/**
 * What is counted of rivals that lost, together with what is written anyway: a contact who asked twice for the same time has one
 * ledger, and an item is written once in a transaction.
 */
export async function withRivalCounts(
  ctx: Context,
  { house, after, rivals }: Pick<RivalsOutcome, 'rivals'> & { house: House; after: Booking },
  writes: readonly Write[],
): Promise<Write[]> {
  if (rivals.length === 0) return [...writes]
  const lost = rivals.filter((rival) => !isUndecided(rival.after)).map(({ before }) => before)
  const [ledgers, usage] = await Promise.all([
    readLedgersOf(
      ctx.table,
      house.id,
      lost.map(({ contactId }) => contactId),
    ),
    Promise.all(rivals.map((rival) => usageWrites(ctx, house, countedChange(rival)))),
  ])
  const leavesToo = (write: Write) => isLeaving(write, after.id)
  const leaving = ledgers.flatMap((ledger) => {
    const own = lost.filter(({ id }) => ledger.open.has(id))
    if (own.length === 0) return []
    const isSame = ledger.contactId === after.contactId && writes.some(leavesToo)
    const ids = [...own.map(({ id }) => id), ...(isSame ? [after.id] : [])]
    return [leavingWrite(house.id, ledger, ids, ctx.now())]
  })
  const isReplaced = (write: Write) => leavesToo(write) && leaving.some((other) => isSameItem(write, other))
  return mergeUpdates([...writes.filter((write) => !isReplaced(write)), ...leaving, ...usage.flat()])
}
