import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Room } from '../../rooms/schema.ts'
import { crowdedTogether, goesOn, sharedDates, toldUnshared, unshared } from '../rules/shares.ts'
import type { Changed, SharedDate } from '../rules/shares.ts'
import type { Booking } from '../schema.ts'
import { readBookings } from '../store.ts'

/** Changes as they are to be written, and what becomes of others who shared a date with them. */
export interface Unshared {
  changes: Changed[]
  others: Changed[]
}

/**
 * Where a change ends that two share a date: a guest whose host goes has the slot from now on, a host whose guest goes is alone; both
 * hear of it, in the same write. Reads nothing where nothing is shared. Refuses with `shared-date` (`goesOn`), or `too-many-people` where
 * more come than both fit in with.
 */
export async function endShares(
  ctx: Pick<Context, 'table' | 'now' | 'newId'>,
  changes: readonly Changed[],
  rooms: readonly Room[],
): Promise<Unshared> {
  const shared = changes.flatMap(({ before }) => sharedDates(before))
  if (shared.length === 0) return { changes: [...changes], others: [] }
  const changing = new Map(changes.map((change) => [change.before.id, change]))
  const ids = new Set(shared.map(({ other }) => other.booking))
  const known = await readBookings(
    ctx.table,
    [...ids].filter((id) => !changing.has(id)),
  )
  const byId = new Map(known.map((booking) => [booking.id, booking]))
  const after = (id: string) => changing.get(id)?.after ?? byId.get(id)
  const ended = changes.flatMap((change) => {
    const over = sharedDates(change.before).filter((date) => {
      const other = after(date.other.booking)
      if (other === undefined || !goesOn(date, change.after, other)) return true
      const refusal = crowdedTogether(date, change, { other, rooms })
      if (refusal) throw refusal
      return false
    })
    return over.map((date) => ({ change, date }))
  })
  return {
    changes: changes.map((change) => {
      const keys = ended.filter((each) => each.change === change).map(({ date }) => date.key)
      return { before: change.before, after: unshared(change.after, keys) }
    }),
    others: known.flatMap((other) => {
      const left = ended.filter(({ date }) => date.other.booking === other.id)
      return left.length === 0 ? [] : [leftBy(ctx, other, left)]
    }),
  }
}

function leftBy(
  ctx: Pick<Context, 'now' | 'newId'>,
  other: Booking,
  left: readonly { change: Changed; date: SharedDate }[],
): Changed {
  // Another change of it is under way, of several transactions: that one comes first.
  if (other.work) throw new Refusal('conflict', 'changed-meanwhile')
  const keys = left.map(({ date }) => date.other.key)
  const dates = sharedDates(other).filter(({ key }) => keys.includes(key))
  const who = left[0]?.change.before
  const told = { id: ctx.newId(), at: ctx.now(), who: who?.groupName ?? who?.contact.name ?? '' }
  return { before: other, after: toldUnshared(other, dates, told) }
}
