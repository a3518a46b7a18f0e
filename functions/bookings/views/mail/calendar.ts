import type { OutgoingMail } from '../../../../shared/mail.ts'
import type { Happening, Occurrence } from '../../schema.ts'
import { bookingCalendar } from '../calendar.ts'
import { affectedDates } from './dates.ts'
import { texts } from './frame.ts'
import type { BookingModel } from './frame.ts'

const tellsOfTime: readonly Happening[] = [
  ...(['entered', 'confirmed', 'approved', 'decided', 'moved', 'changed', 'claimed'] as const),
  ...(['change-approved', 'offer-taken', 'restored'] as const),
]

/** What takes dates away; of a series the others are told again, so that the calendar forgets these. */
const takesAway: readonly Happening[] = ['cancelled', 'displaced']

/** Whether the mail tells of dates that are safe: then it brings them along for the reader's own calendar. */
export function bringsCalendar({ booking, entry }: BookingModel): boolean {
  const isSafe = ({ state }: Occurrence) => state === 'approved'
  if (tellsOfTime.includes(entry.what)) return affectedDates({ booking, entry }).some(isSafe)
  const isSeries = booking.repeat !== undefined
  return isSeries && takesAway.includes(entry.what) && booking.occurrences.some(isSafe)
}

/** The approved dates, as an attachment. */
export function calendarFile(model: BookingModel): NonNullable<OutgoingMail['attachments']>[number] {
  const { booking, house, rooms, links } = model
  const content = bookingCalendar(booking, { house, rooms, host: links.host })
  const filename = texts(booking.language)('calendar.file')
  return { filename, contentType: 'text/calendar; charset=utf-8; method=PUBLISH', content }
}
