import type { Counted, CountedDate } from '../../contacts/rules/usage.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { roomsOf } from './slot.ts'
import { holdsSlot } from './state.ts'

/** Those of these dates that count as used: what was declined, refused or is over does not. */
export function countedDates(occurrences: readonly Occurrence[]): CountedDate[] {
  const held = occurrences.filter(({ state }) => holdsSlot(state))
  return held.map(({ state, ...date }) => ({ ...date, isApproved: state === 'approved' }))
}

/** A change of a booking, as the use of the house counts it. */
export function countedChange({ before, after }: { before: Booking | undefined; after: Booking }) {
  return { before: before && countedOf(before), after: countedOf(after) }
}

/** A booking, or some of its dates, as it counts for its contact. */
export function countedOf(
  booking: Booking,
  occurrences: readonly Occurrence[] = booking.occurrences,
): Counted {
  const { contactId, label, history } = booking
  const last = history.at(-1)
  return {
    contactId,
    label,
    // What takes no room of the house uses none of its time.
    dates: countedDates(occurrences.filter((date) => roomsOf(booking, date).length > 0)),
    lastDate: occurrences.reduce((latest, { date }) => (date > latest ? date : latest), ''),
    // What the house took away and offers instead is the contact's own time: taking it passes no limit.
    isOwnWish: last?.by.kind === 'contact' && last.what !== 'offer-taken',
  }
}
