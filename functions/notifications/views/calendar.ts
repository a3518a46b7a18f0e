import type { OutgoingMail } from '../../../shared/mail.ts'
import type { Happening } from '../../bookings/schema.ts'
import { bookingCalendar } from '../../bookings/views/calendar.ts'
import type { BookingModel } from './model.ts'
import { texts } from './words.ts'

const tellsOfTime: readonly Happening[] = ['entered', 'confirmed', 'approved', 'moved', 'changed']

/** Whether the mail tells of a date that is safe: then it brings it along for the reader's own calendar. */
export function bringsCalendar({ entry }: BookingModel): boolean {
  return entry.state === 'approved' && tellsOfTime.includes(entry.what)
}

/** The approved dates, as an attachment. */
export function calendarFile(model: BookingModel): NonNullable<OutgoingMail['attachments']>[number] {
  const { booking, house, rooms, links } = model
  const content = bookingCalendar(booking, { house, rooms, host: links.host })
  const filename = texts(booking.language)('calendar.file')
  return { filename, contentType: 'text/calendar; charset=utf-8; method=PUBLISH', content }
}
