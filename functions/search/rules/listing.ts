import { addDays } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { typedDate } from '../../../shared/time/typed-date.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import type { BookedDate } from '../schema.ts'

/** Which dates of a house are listed; without anything those to come. */
export interface Listing {
  /** `waiting`: nobody has answered yet. */
  state?: 'waiting' | 'approved' | 'declined' | 'cancelled' | 'expired' | undefined
  room?: string | undefined
  group?: string | undefined
  /** First and last date, inclusive. */
  from?: LocalDate | undefined
  to?: LocalDate | undefined
  series?: boolean | undefined
  past?: boolean | undefined
}

/** What was asked for by dates as they were typed: the earlier one first, and which of them is no date. */
export function asListed(
  { from, to, ...asked }: Listing,
  today: LocalDate,
): { listing: Listing; wrong: ('from' | 'to')[] } {
  const read = (text: string | undefined) => (text === undefined ? undefined : typedDate(text, today))
  const dates = { from: read(from), to: read(to) }
  const wrong = (['from', 'to'] as const).filter(
    (name) => ({ from, to })[name] !== undefined && dates[name] === undefined,
  )
  const isSwapped = dates.from !== undefined && dates.to !== undefined && dates.to < dates.from
  const inOrder = isSwapped ? { from: dates.to, to: dates.from } : dates
  return { listing: { ...asked, ...inOrder }, wrong }
}

/** One date with its booking. */
export interface ListedDate {
  booking: Booking
  occurrence: Occurrence
}

/** Days between which a list looks, and from which of them on; what is past is told backwards. */
export function spanOf({ from, to, past = false }: Listing, today: LocalDate) {
  const isOpen = from === undefined && to === undefined
  const first = from ?? (past || to !== undefined ? '1900-01-01' : today)
  const last = to ?? (past && isOpen ? addDays(today, -1) : '9998-12-31')
  return { first, last, backwards: past }
}

/** Whether a date belongs into a list, by what is kept of it. */
export function isListed(date: BookedDate, { state, room, group, series = false }: Listing): boolean {
  if (state === 'waiting' ? date.waits !== true : state !== undefined && date.state !== state) return false
  if (room !== undefined && !date.rooms.includes(room)) return false
  if (group !== undefined && date.group !== group) return false
  return !series || date.isSeries === true
}

/** The same dates with what they are by now; what has changed in the last moment is left out. */
export function withBookings(dates: readonly BookedDate[], bookings: readonly Booking[]): ListedDate[] {
  const known = new Map(bookings.map((booking) => [booking.id, booking]))
  return dates.flatMap(({ house, booking: id, date, from, state }) => {
    const booking = known.get(id)
    const occurrence = booking?.occurrences.find(
      (each) => each.date === date && each.from === from && each.state === state,
    )
    return booking?.house === house && occurrence !== undefined ? [{ booking, occurrence }] : []
  })
}

/** A group by the name in which it booked. */
export interface NamedGroup {
  id: string
  name: string
}

/** Groups that hold some of these dates, each once, by name. */
export function groupsIn(dates: readonly ListedDate[]): NamedGroup[] {
  const named = dates.flatMap(({ booking: { group: id, groupName, contact } }) =>
    id === undefined ? [] : [[id, { id, name: groupName ?? contact.name }] as const],
  )
  return [...new Map(named).values()].toSorted((one, other) => (one.name < other.name ? -1 : 1))
}
