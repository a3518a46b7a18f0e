import type { Context } from '../../../shared/context.ts'
import { mostWrites } from '../../../shared/table/limits.ts'
import { mergeUpdates } from '../../../shared/table/merge.ts'
import type { Write } from '../../../shared/table/write.ts'
import { sheetWrites } from '../../rooms/actions/load-room-days.ts'
import { mergeChanges } from '../../rooms/rules/sheet-change.ts'
import { giveBack } from '../../waitlist/actions/give-back.ts'
import type { Booking } from '../schema.ts'
import { readBookings, sameVersion } from '../store.ts'
import type { BookingChange } from './booking-change.ts'
import { withRivalCounts } from './rival-counts.ts'
import { findRivals, loseWrites } from './rivals.ts'
import type { Losing } from './rivals.ts'

/**
 * Who competes for what a booking has got by a change of several transactions loses it, one after the other, also who came while it was
 * changing; whoever comes later finds the time taken. Each is a write of its own, which counts as long as the booking is as it is; whoever is interrupted goes on.
 */
export async function settleRivalsOf(
  ctx: Context,
  booking: Booking,
  place: Pick<BookingChange, 'house' | 'rooms'>,
): Promise<void> {
  const { names } = await findRivals(ctx, { before: undefined, after: booking, ...place })
  const rivals = await readBookings(ctx.table, [...names.keys()])
  for (const rival of rivals)
    await loseAll(ctx, { winner: booking, rival, names: names.get(rival.id) ?? new Set() }, place)
}

/** In one write, and what is too long for that by halves. */
async function loseAll(
  ctx: Context,
  { winner, rival, names }: Losing,
  place: Pick<BookingChange, 'house' | 'rooms'>,
): Promise<Booking> {
  const { after, writes } = await losingWrites(ctx, { winner, rival, names }, place)
  if (writes.length <= mostWrites || names.size < 2) {
    await ctx.table.transact(writes)
    return after
  }
  const all = [...names]
  const half = Math.ceil(all.length / 2)
  const next = await loseAll(ctx, { winner, rival, names: new Set(all.slice(0, half)) }, place)
  return loseAll(ctx, { winner, rival: next, names: new Set(all.slice(half)) }, place)
}

async function losingWrites(
  ctx: Context,
  { winner, rival, names }: Losing,
  { house, rooms }: Pick<BookingChange, 'house' | 'rooms'>,
): Promise<{ after: Booking; writes: Write[] }> {
  const lost = loseWrites(ctx, { winner, rival, names }, { house, rooms })
  const counts = await withRivalCounts(ctx, { house, after: winner, rivals: [lost.rival] }, [])
  const given = await giveBack(ctx, mergeChanges(lost.slots), { house, rooms })
  const writes = [
    ...sheetWrites(ctx, given.slots, house),
    ...given.writes,
    ...lost.writes,
    ...counts,
    sameVersion(winner),
  ]
  return { after: lost.rival.after, writes: mergeUpdates(writes) }
}
