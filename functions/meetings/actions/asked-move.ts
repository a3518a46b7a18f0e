import type { Context } from '../../../shared/context.ts'
import { loadBookings } from '../../bookings/actions/load.ts'
import { isMoveAsked, slotInQuestion } from '../../bookings/rules/move.ts'
import type { HeldSlot } from '../../bookings/schema/occurrence.ts'
import type { MeetingDate } from '../schema/entry.ts'

/** Where and when a date shall be instead, as long as the house is asked for it: one read. */
export async function readAskedMove(
  ctx: Pick<Context, 'table'>,
  { booking: id, key }: Pick<MeetingDate, 'booking' | 'key'>,
): Promise<Required<HeldSlot> | undefined> {
  const [booking] = await loadBookings(ctx, [id])
  const occurrence = booking?.occurrences.find((each) => each.key === key)
  const isAsked = booking && occurrence && isMoveAsked(booking, occurrence)
  return isAsked ? slotInQuestion(booking, occurrence) : undefined
}
