import { textOfFields } from '../../../shared/text-of.ts'
import type { Booking, BookingState, HistoryEntry, Occurrence } from '../schema.ts'
import { roomsOf } from './slot.ts'

/** A line of a booking's history that is new, and the state before it. */
export interface NewLine {
  entry: HistoryEntry
  before?: BookingState
}

/** Whether a line says of some of several dates that they are approved. */
export function hasApproved({ dates = [] }: HistoryEntry): boolean {
  return dates.some(({ state }) => state === 'approved')
}

/** All of it is cancelled, and it was safe once: calendars may have it. */
export function canTakeOut({ state, history }: Pick<Booking, 'state' | 'history'>): boolean {
  const wasSafe = (line: HistoryEntry) => line.state === 'approved' || hasApproved(line)
  return state === 'cancelled' && history.some(wasSafe)
}

/** What the history has that it had not before, oldest first. */
export function stepsBetween(before: Booking | undefined, after: Booking): NewLine[] {
  const known = new Set(before?.history.map(({ id }) => id))
  return after.history.flatMap((entry, place) => {
    if (known.has(entry.id)) return []
    const earlier = after.history[place - 1]
    return [{ entry, ...(earlier ? { before: earlier.state } : {}) }]
  })
}

/** The dates that are other than before, as they were before: with their rooms, where these are not the booking's any more. */
export function differingDates(before: Booking, after: Booking): Occurrence[] {
  const whole = (booking: Booking) => (date: Occurrence) => ({ ...date, rooms: roomsOf(booking, date) })
  const now = new Map(after.occurrences.map(whole(after)).map((each) => [each.key, textOfFields(each)]))
  const isElsewhere = before.rooms.join() !== after.rooms.join()
  return before.occurrences.flatMap((each) => {
    const was = whole(before)(each)
    if (now.get(each.key) === textOfFields(was)) return []
    return [isElsewhere ? was : each]
  })
}
