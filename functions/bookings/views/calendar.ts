import { writeCalendar } from '../../../shared/ical/calendar.ts'
import type { CalendarEvent } from '../../../shared/ical/calendar.ts'
import { formatList } from '../../../shared/time/format.ts'
import type { House } from '../../houses/schema.ts'
import type { Room } from '../../rooms/schema.ts'
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
 * The approved dates of a booking as a calendar that is published, not an invitation: nobody is asked to answer. The entry
 * keeps its UID for ever, apart from that of the feeds, and its sequence counts on, so that a calendar replaces what it has.
 * No link with a token in it: calendars are shared.
 */
export function bookingCalendar(booking: CalendarBooking, terms: CalendarTerms): string {
  const events = booking.occurrences.flatMap((occurrence, place) =>
    occurrence.state === 'approved' ? [eventOf(booking, occurrence, { ...terms, place })] : [],
  )
  const { language } = booking
  const prodId = '-//Treffpunkt//Treffpunkt//DE'
  return writeCalendar({ prodId, method: 'PUBLISH', language, timeZone: terms.house.timeZone, events })
}

function eventOf(
  booking: CalendarBooking,
  { date, from, to }: Occurrence,
  { house, rooms, host, place }: CalendarTerms & { place: number },
): CalendarEvent {
  const { id, purpose, groupName, updatedAt, sequence } = booking
  const names = booking.rooms.map((room) => rooms.find((other) => other.id === room)?.name ?? room)
  const where = [formatList(names, booking.language), house.name, house.address].filter((part) => part !== '')
  return {
    uid: `m-${id}${place === 0 ? '' : `-${place}`}@${host}`,
    stamp: updatedAt,
    sequence,
    when: { date, from, to },
    summary: groupName === undefined ? purpose : `${purpose} (${groupName})`,
    location: where.join(', '),
    ...(house.phone === undefined ? {} : { description: house.phone }),
    transparent: false,
    status: 'CONFIRMED',
  }
}
