import type { OutgoingMail } from '../../../../shared/mail.ts'
import type { Happening, Occurrence } from '../../schema.ts'
import { bookingCalendar, cancelledCalendar } from '../calendar.ts'
import { affectedDates, datesBefore } from './dates.ts'
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

/** Whether the mail tells that nothing is left of what was safe: then it brings what takes it out of the reader's calendar again. */
export function takesOut(model: BookingModel): boolean {
  const { booking, entry, before } = model
  const isLeft = booking.occurrences.some(({ state }) => state === 'approved')
  const wasSafe = datesBefore(model, affectedDates(model)).some(({ state }) => state === 'approved')
  return takesAway.includes(entry.what) && !isLeft && (wasSafe || before === 'approved')
}

/** The approved dates as an attachment, or what takes those out that there were; nothing where no calendar has had any. */
export function calendarFiles(model: BookingModel): Pick<OutgoingMail, 'attachments'> {
  if (bringsCalendar(model)) return { attachments: [fileOf(model, 'PUBLISH')] }
  return takesOut(model) ? { attachments: [fileOf(model, 'CANCEL')] } : {}
}

function fileOf(
  { booking, house, rooms, publicUrl }: BookingModel,
  method: 'PUBLISH' | 'CANCEL',
): NonNullable<OutgoingMail['attachments']>[number] {
  const write = method === 'PUBLISH' ? bookingCalendar : cancelledCalendar
  const content = write(booking, { house, rooms, publicUrl })
  const say = texts(booking.language)
  const filename = say(method === 'PUBLISH' ? 'calendar.file' : 'calendar.outFile')
  return { filename, contentType: `text/calendar; charset=utf-8; method=${method}`, content }
}
