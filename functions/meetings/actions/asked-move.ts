import type { Context } from '../../../shared/context.ts'
import { loadBookings } from '../../bookings/actions/load.ts'
import { isMoveAsked, slotInQuestion } from '../../bookings/rules/move.ts'
import type { HeldSlot } from '../../bookings/schema/occurrence.ts'
import type { MeetingDate } from '../schema/entry.ts'

export type AskedMoves = ReadonlyMap<string, Required<HeldSlot>>

/** Where and when dates shall be instead, as long as the house is asked for it, by key: one read for all of them. */
export async function readAskedMoves(
  ctx: Pick<Context, 'table'>,
  dates: readonly Pick<MeetingDate, 'booking' | 'key'>[],
): Promise<AskedMoves> {
  const bookings = await loadBookings(ctx, [...new Set(dates.map(({ booking }) => booking))])
  const found = dates.flatMap(({ booking: id, key }) => {
    const booking = bookings.find((each) => each.id === id)
    const occurrence = booking?.occurrences.find((each) => each.key === key)
    const isAsked = booking && occurrence && isMoveAsked(booking, occurrence)
    return isAsked ? [[key, slotInQuestion(booking, occurrence)] as const] : []
  })
  return new Map(found)
}
