import { inARow } from '../../../shared/in-a-row.ts'
import { writeCalendar } from '../../../shared/ical/calendar.ts'
import type { Calendar, CalendarEvent } from '../../../shared/ical/calendar.ts'
import { seriesEvents } from '../../../shared/ical/repeated.ts'
import type { Said } from '../../../shared/ical/repeated.ts'
import { formatList } from '../../../shared/time/format.ts'
import type { House } from '../../houses/schema.ts'
import type { Room } from '../../rooms/schema.ts'
import { roomsOf } from '../rules/slot.ts'
import type { Booking, Occurrence } from '../schema.ts'

export interface CalendarTerms {
  house: Pick<House, 'name' | 'address' | 'timeZone' | 'phone'>
  rooms: readonly Pick<Room, 'id' | 'name'>[]
  /** Of the site: its host is the right half of the UID. */
  publicUrl: string
}

/** A mail knows the booking as it was, without its history. */
type CalendarBooking = Omit<Booking, 'history'>

/**
 * The approved dates of a booking as a calendar that is published, not an invitation: nobody is asked to answer. The entries
 * keep their UIDs for ever, apart from those of the feeds, and their sequence counts on, so that a calendar replaces what it has.
 * A series is one entry with a rule, where there is one. No link with a token in it: calendars are shared.
 */
export function bookingCalendar(booking: CalendarBooking, terms: CalendarTerms): string {
  return calendarOf(booking, terms, {
    method: 'PUBLISH',
    events: eventsOf(booking, terms, 'approved').flat(),
  })
}

/**
 * The file that takes all of it out of a calendar again, once the whole booking is cancelled: each entry that one of the files before can
 * have had, by its UID. A series goes as a whole, so that neither its rule nor its overrides are said again.
 */
export function cancelledCalendar(booking: CalendarBooking, terms: CalendarTerms): string {
  const [first] = booking.occurrences
  const all = [
    ...eventsOf(booking, terms, 'cancelled').flat(),
    // Of a series of which only one date was left.
    ...(first
      ? [{ ...bookingSaid(booking, first, terms), uid: uidFor(booking, terms)(), when: timeOf(first) }]
      : []),
  ]
  const once = new Map(all.filter(({ replaces }) => replaces === undefined).map((each) => [each.uid, each]))
  const events = [...once.values()].map(({ rule: _rule, except: _except, ...event }) => ({
    ...event,
    status: 'CANCELLED' as const,
  }))
  return calendarOf(booking, terms, { method: 'CANCEL', events })
}

function calendarOf(
  { language }: CalendarBooking,
  { house: { timeZone } }: CalendarTerms,
  said: Pick<Calendar, 'method' | 'events'>,
): string {
  return writeCalendar({ prodId: '-//Treffpunkt//Treffpunkt//DE', language, timeZone, ...said })
}

function eventsOf(
  booking: CalendarBooking,
  terms: CalendarTerms,
  state: 'approved' | 'cancelled',
): CalendarEvent[][] {
  return bookingEvents(booking, {
    zone: terms.house.timeZone,
    uidOf: uidFor(booking, terms),
    isShown: (occurrence) => occurrence.state === state,
    said: (occurrence) => bookingSaid(booking, occurrence, terms),
  })
}

/** What is attached to mails and what the booking's page gives are one entry, wherever the site listens. */
function uidFor({ id }: CalendarBooking, { publicUrl }: CalendarTerms) {
  const { hostname } = new URL(publicUrl)
  return (suffix?: string) => `m-${id}${suffix === undefined ? '' : `-${suffix}`}@${hostname}`
}

const timeOf = ({ date, from, to }: Occurrence) => ({ date, from, to })

/** The dates of a booking that a calendar shows, in bundles of events that belong together. */
export function bookingEvents(
  { occurrences, repeat }: Pick<Booking, 'occurrences' | 'repeat'>,
  terms: {
    zone: string
    uidOf: (suffix?: string) => string
    isShown: (occurrence: Occurrence) => boolean
    said: (occurrence: Occurrence) => Said
  },
): CalendarEvent[][] {
  const instances = occurrences.map((occurrence) => {
    const { key } = occurrence
    return { key, when: timeOf(occurrence), shown: terms.isShown(occurrence), said: terms.said(occurrence) }
  })
  return seriesEvents(instances, { ...terms, habit: repeat ?? { every: 'day' } })
}

/** What an entry says of a date of one's own booking. */
export function bookingSaid(
  booking: CalendarBooking,
  occurrence: Occurrence,
  { house, rooms }: CalendarTerms,
): Said {
  const { groupName, updatedAt, sequence, language, elsewhere } = booking
  const { purpose = booking.purpose } = occurrence
  const taken = roomsOf(booking, occurrence)
  const names = taken.map((room) => rooms.find(({ id }) => id === room)?.name ?? room)
  const inHouse = [formatList(names, language), house.name, house.address].filter((part) => part !== '')
  const where = taken.length === 0 && elsewhere !== undefined ? [elsewhere] : inHouse
  return {
    stamp: updatedAt,
    sequence,
    summary: groupName === undefined ? purpose : `${purpose} (${groupName})`,
    location: inARow(where, language),
    ...(house.phone === undefined ? {} : { description: house.phone }),
    transparent: false,
    status: 'CONFIRMED',
  }
}
