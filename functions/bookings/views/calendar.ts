import { writeCalendar } from '../../../shared/ical/calendar.ts'
import type { CalendarEvent } from '../../../shared/ical/calendar.ts'
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
  /** Host of the site, the right half of the UID. */
  host: string
}

/** A mail knows the booking as it was, without its history. */
type CalendarBooking = Omit<Booking, 'history'>

/**
 * The approved dates of a booking as a calendar that is published, not an invitation: nobody is asked to answer. The entries
 * keep their UIDs for ever, apart from those of the feeds, and their sequence counts on, so that a calendar replaces what it has.
 * A series is one entry with a rule, where there is one. No link with a token in it: calendars are shared.
 */
export function bookingCalendar(booking: CalendarBooking, terms: CalendarTerms): string {
  const { id, language } = booking
  const { timeZone } = terms.house
  const uidOf = (suffix?: string) => `m-${id}${suffix === undefined ? '' : `-${suffix}`}@${terms.host}`
  const events = bookingEvents(booking, {
    zone: timeZone,
    uidOf,
    isShown: ({ state }) => state === 'approved',
    said: (occurrence) => saidOf(booking, occurrence, terms),
  })
  const prodId = '-//Treffpunkt//Treffpunkt//DE'
  return writeCalendar({ prodId, method: 'PUBLISH', language, timeZone, events: events.flat() })
}

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
    const { key, date, from, to } = occurrence
    return { key, when: { date, from, to }, shown: terms.isShown(occurrence), said: terms.said(occurrence) }
  })
  return seriesEvents(instances, { ...terms, habit: repeat ?? { every: 'day' } })
}

function saidOf(booking: CalendarBooking, occurrence: Occurrence, { house, rooms }: CalendarTerms): Said {
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
    location: where.join(', '),
    ...(house.phone === undefined ? {} : { description: house.phone }),
    transparent: false,
    status: 'CONFIRMED',
  }
}
