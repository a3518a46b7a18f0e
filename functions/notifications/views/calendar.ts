import { writeCalendar } from '../../../shared/ical/calendar.ts'
import type { CalendarEvent } from '../../../shared/ical/calendar.ts'
import type { OutgoingMail } from '../../../shared/mail.ts'
import type { Happening, Occurrence } from '../../bookings/schema.ts'
import { roomNames } from './facts.ts'
import type { BookingModel } from './model.ts'
import { texts } from './words.ts'

const tellsOfTime: readonly Happening[] = ['entered', 'confirmed', 'approved', 'moved', 'changed']

/** Whether the mail tells of a date that is safe: then it brings it along for the reader's own calendar. */
export function bringsCalendar({ entry }: BookingModel): boolean {
  return entry.state === 'approved' && tellsOfTime.includes(entry.what)
}

/**
 * The dates as a calendar that is published, not an invitation: nobody is asked to answer. The entry keeps its UID for ever, apart
 * from that of the feeds, and its sequence counts on, so that a calendar replaces what it has. No link with a token in it:
 * calendars are shared.
 */
export function calendarFile(model: BookingModel): NonNullable<OutgoingMail['attachments']>[number] {
  const { booking, house } = model
  const content = writeCalendar({
    prodId: '-//Treffpunkt//Treffpunkt//DE',
    method: 'PUBLISH',
    language: booking.language,
    timeZone: house.timeZone,
    events: booking.occurrences.flatMap((occurrence, place) =>
      occurrence.state === 'approved' ? [eventOf(model, occurrence, place)] : [],
    ),
  })
  const filename = texts(booking.language)('calendar.file')
  return { filename, contentType: 'text/calendar; charset=utf-8; method=PUBLISH', content }
}

function eventOf(model: BookingModel, { date, from, to }: Occurrence, place: number): CalendarEvent {
  const { booking, house, links } = model
  const say = texts(booking.language)
  const name = place === 0 ? `m-${booking.id}` : `m-${booking.id}-${place}`
  const where = [roomNames(booking.rooms, model, booking.language), house.name, house.address]
  return {
    uid: `${name}@${links.host}`,
    stamp: booking.updatedAt,
    sequence: booking.sequence,
    when: { date, from, to },
    summary: booking.groupName === undefined ? booking.purpose : `${booking.purpose} (${booking.groupName})`,
    location: where.filter((part) => part !== '').join(', '),
    description: house.phone === undefined ? undefined : say('footer.phone', { phone: house.phone }),
    transparent: false,
    status: 'CONFIRMED',
  }
}
