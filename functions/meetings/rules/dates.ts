import { textOfFields } from '../../../shared/text-of.ts'
import type { OpenDate } from '../../bookings/schema/open-dates.ts'
import { instantOfKept } from '../../../shared/time/civil.ts'
import type { Instant, LocalDate } from '../../../shared/time/civil.ts'
import type { MeetingState } from '../schema.ts'
import type { DateState, Entry, MeetingDate, Remark } from '../schema/entry.ts'
import type { Venue } from '../schema/venue.ts'

type Decided = Pick<Entry, 'card' | 'bookings' | 'wasShown'>

/** Whether others may know of it: somebody has said yes to one of its dates. What ended before is never shown. */
export function isShown({ card, bookings, wasShown }: Decided): boolean {
  return card.state !== 'draft' && (wasShown ?? bookings.some(({ announced }) => announced))
}

/** The state of a meeting as its house knows it; others may ask for it only where it is shown. */
export function stateOf(entry: Decided): MeetingState {
  const { state } = entry.card
  return state === 'published' && !isShown(entry) ? 'draft' : state
}

/** All dates of a meeting in the order of their times, whatever became of them. */
export function datesOf(entry: Entry): MeetingDate[] {
  const dates = entry.bookings.flatMap(({ booking, dates, quiet }) =>
    dates.map((date) => ({ ...dateOf(entry, booking, date), ...(quiet ? { quiet } : {}) })),
  )
  return dates.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
}

/** Those that others may see. */
export function publicDates(entry: Entry): MeetingDate[] {
  return stateOf(entry) === 'published' ? datesOf(entry).filter(({ state }) => isPublic(state)) : []
}

/** The same for whoever has the link to one: of a meeting that pauses or has ended too. */
export function knownDates(entry: Entry): MeetingDate[] {
  return isShown(entry) ? datesOf(entry).filter(({ state }) => isPublic(state)) : []
}

export function isPublic(state: DateState): state is 'planned' | 'moved' | 'cancelled' {
  return state === 'planned' || state === 'moved' || state === 'cancelled'
}

/** Takes place, as far as anybody knows. */
export function takesPlace({ state }: Pick<MeetingDate, 'state'>): boolean {
  return state === 'planned' || state === 'moved'
}

/** Takes place, or somebody still decides about it: there is something to call off. */
export function mayBeCancelled({ state }: Pick<MeetingDate, 'state'>): boolean {
  return takesPlace({ state }) || state === 'unconfirmed' || state === 'requested'
}

export function startOf({ date, from }: Pick<MeetingDate, 'date' | 'from'>, zone: string): Instant {
  return instantOfKept(date, from, zone)
}

/** What has begun is past: people are there. */
export function hasBegun(date: Pick<MeetingDate, 'date' | 'from'>, zone: string, now: Instant): boolean {
  return startOf(date, zone) <= now
}

export function hasEnded(
  { date, to }: Pick<MeetingDate, 'date' | 'to'>,
  zone: string,
  now: Instant,
): boolean {
  return instantOfKept(date, to, zone) <= now
}

/** Between two dates, both included. */
export function within(dates: readonly MeetingDate[], from: LocalDate, to: LocalDate): MeetingDate[] {
  return dates.filter(({ date }) => date >= from && date <= to)
}

function dateOf(entry: Entry, booking: string, { state: held, rooms, ...when }: OpenDate): MeetingDate {
  const { card } = entry
  const said = remarkOn(entry.remarks, when.key)
  const venue = venueOf(card.venue, said.venue, rooms)
  const isMoved = when.key !== `${when.date}T${when.from}` || !isSameVenue(venue, card.venue)
  const state = held === 'approved' ? (isMoved ? 'moved' : 'planned') : held
  // A title or a note is taken back by an empty one.
  const title = said.title ? { de: said.title } : card.title
  const note = said.note ? { note: said.note } : {}
  return { ...when, meeting: card.id, booking, state, venue, title, ...note }
}

/** Rooms are what the booking holds; where it holds none, what is said of the date, or of all. */
function venueOf(usual: Venue, said: Venue | undefined, rooms: readonly string[]): Venue {
  if (rooms.length > 0) return { kind: 'rooms', rooms: [...rooms] }
  if (said !== undefined && said.kind !== 'rooms') return said
  return usual.kind === 'rooms' ? { kind: 'online' } : usual
}

/** Most dates are where the meeting always is, and a programme asks for thousands. */
function isSameVenue(a: Venue, b: Venue): boolean {
  if (a === b) return true
  const text = (venue: Venue) =>
    venue.kind === 'rooms' ? [...venue.rooms].sort().join() : textOfFields(venue)
  return a.kind === b.kind && text(a) === text(b)
}

/** What is said of one date: each thing by the last remark that says it. */
export function remarkOn(remarks: readonly Remark[], key: string): Omit<Remark, 'from' | 'to'> {
  const own = remarks.filter(({ from, to }) => from <= key && (to === undefined || key <= to))
  return own.reduce((known, { from: _from, to: _to, ...said }) => ({ ...known, ...said }), {})
}

function orderOf({ date, from, key, meeting }: MeetingDate): string {
  return `${date}T${from} ${meeting} ${key}`
}
