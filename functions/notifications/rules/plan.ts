import { textOfFields } from '../../../shared/text-of.ts'
import type { Booking, BookingState, Happening, HistoryEntry, Occurrence } from '../../bookings/schema.ts'
import { roomsOf } from '../../bookings/rules/slot.ts'
import type { Manager } from '../../houses/schema.ts'
import type { Recipient } from '../schema.ts'

/** A line of a booking's history that is new, and the state before it. */
export interface Change {
  entry: HistoryEntry
  before?: BookingState
}

/** What the history has that it had not before, oldest first. */
export function changesBetween(before: Booking | undefined, after: Booking): Change[] {
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
  const now = new Map(after.occurrences.map(whole(after)).map((each) => [each.key, textOf(each)]))
  const isElsewhere = before.rooms.join() !== after.rooms.join()
  return before.occurrences.flatMap((each) => {
    const was = whole(before)(each)
    if (now.get(each.key) === textOf(was)) return []
    return [isElsewhere ? was : each]
  })
}

const textOf = (date: Occurrence) => textOfFields(date)

type Deserves = (change: Change) => boolean

const always: Deserves = () => true
const never: Deserves = () => false
const byContact: Deserves = ({ entry }) => entry.by.kind === 'contact'
const changesState: Deserves = ({ entry, before }) => entry.state !== before

/** Whether the change says of some of several dates that they are approved. */
export function hasApproved({ dates = [] }: HistoryEntry): boolean {
  return dates.some(({ state }) => state === 'approved')
}

/** What is told to the contact. Of what they did themselves they get a receipt, if it has consequences. */
const toContact = {
  requested: always,
  entered: always,
  // Proving the address is done on a page that says so; news is only what it leads to.
  confirmed: ({ entry }) => entry.state === 'approved' || hasApproved(entry),
  approved: always,
  declined: always,
  moved: always,
  changed: (change) => !byContact(change) || changesState(change),
  cancelled: always,
  expired: always,
  reminded: never,
  asked: always,
  answered: never,
  'change-asked': always,
  'change-approved': always,
  'change-declined': always,
  'change-expired': always,
  decided: always,
  claimed: always,
  displaced: always,
  'offer-taken': always,
  'offer-over': always,
  restored: always,
  'deadline-extended': always,
} as const satisfies Record<Happening, Deserves>

/** What is told to those who run the house: what the contact did and they have to know, and what waits for them. */
const toManagers = {
  requested: byContact,
  entered: never,
  confirmed: never,
  approved: never,
  declined: never,
  moved: byContact,
  changed: (change) => byContact(change) && changesState(change),
  cancelled: byContact,
  expired: never,
  reminded: always,
  asked: never,
  answered: byContact,
  'change-asked': byContact,
  'change-approved': never,
  'change-declined': never,
  'change-expired': never,
  decided: never,
  claimed: byContact,
  displaced: never,
  'offer-taken': byContact,
  'offer-over': never,
  restored: never,
  'deadline-extended': always,
} as const satisfies Record<Happening, Deserves>

/** Whom the house's side of a change concerns. */
export interface Addressed {
  /** Who decides today. */
  deciding: readonly Pick<Manager, 'person'>[]
  /** Who is asked when the others let the deadline pass. */
  deputies: readonly Pick<Manager, 'person'>[]
}

/** Who hears of a change of a booking. A contact without an e-mail address is told by telephone, by people. */
export function mailsFor(
  change: Change,
  booking: Pick<Booking, 'contact'>,
  { deciding, deputies }: Addressed,
): Recipient[] {
  const { what } = change.entry
  const contact = booking.contact.email !== undefined && toContact[what](change)
  const asked = what === 'deadline-extended' ? deputies : deciding
  return [
    ...(contact ? [{ kind: 'contact' } as const] : []),
    ...(toManagers[what](change) ? asked.map(({ person }) => ({ kind: 'manager', person }) as const) : []),
  ]
}

/** The same change told to the same person is the same mail, however often the stream repeats it. */
export function nameOfMail(booking: { id: string }, { id }: HistoryEntry, to: Recipient): string {
  return [booking.id, id, to.kind, ...(to.kind === 'manager' ? [to.person] : [])].join('\n')
}
