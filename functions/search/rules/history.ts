import { isUpcoming } from '../../bookings/rules/scope.ts'
import type { Moment } from '../../bookings/rules/scope.ts'
import { isOpen } from '../../bookings/rules/state.ts'
import type { Booking } from '../../bookings/schema.ts'

/** What somebody has asked for in a house, as far as it was read. */
export interface History {
  /** Waits for an answer. */
  open: Booking[]
  /** Has dates to come that are certain; those that come first before. */
  ahead: Booking[]
  /** All else, the last ones first. */
  over: Booking[]
  /** Dates that took place, and those that were cancelled, declined or ended without an answer. */
  counts: { kept: number; cancelled: number; declined: number; expired: number }
}

export function historyOf(bookings: readonly Booking[], moment: Moment): History {
  const isWaiting = ({ occurrences }: Booking) =>
    occurrences.some((each) => (isOpen(each.state) || each.asked) && isUpcoming(each, moment))
  const isAhead = ({ occurrences }: Booking) =>
    occurrences.some((each) => each.state === 'approved' && isUpcoming(each, moment))
  const open = bookings.filter(isWaiting)
  const ahead = bookings.filter((each) => !isWaiting(each) && isAhead(each))
  const over = bookings.filter((each) => !isWaiting(each) && !isAhead(each))
  const dates = bookings.flatMap(({ occurrences }) => occurrences)
  const count = (state: string) => dates.filter((each) => each.state === state).length
  const kept = dates.filter((each) => each.state === 'approved' && !isUpcoming(each, moment)).length
  const counts = {
    kept,
    cancelled: count('cancelled'),
    declined: count('declined'),
    expired: count('expired'),
  }
  return { open: byDate(open), ahead: byDate(ahead), over: byDate(over).toReversed(), counts }
}

function byDate(bookings: readonly Booking[]): Booking[] {
  const lastOf = ({ occurrences }: Booking) =>
    occurrences.map(({ date, from }) => `${date}${from}`).reduce((one, other) => (one > other ? one : other))
  return bookings.toSorted((one, other) => (lastOf(one) < lastOf(other) ? -1 : 1))
}
