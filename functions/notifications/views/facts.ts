import type { MailContent } from '../../../shared/html/mail.ts'
import { formatDate, formatList, formatRange } from '../../../shared/time/format.ts'
import type { Language } from '../../../shared/language.ts'
import type { BookingModel } from './model.ts'
import type { Say } from './words.ts'

export type Fact = NonNullable<MailContent['facts']>[number]

/** Names of rooms in one row; a room that is gone keeps its id. */
export function roomNames(
  ids: readonly string[],
  { rooms }: Pick<BookingModel, 'rooms'>,
  language: Language,
): string {
  return formatList(
    ids.map((id) => rooms.find((room) => room.id === id)?.name ?? id),
    language,
  )
}

export function momentOf(
  { date, from, to }: { date: string; from: string; to: string },
  language: Language,
): string {
  return `${formatDate(date, language, 'long')}, ${formatRange(from, to, language)}`
}

/** What it is for. */
export function purposeFacts({ booking }: BookingModel, say: Say): Fact[] {
  const { purpose, groupName, attendees } = booking
  return [
    { name: say('fact.purpose'), value: purpose },
    ...(groupName === undefined ? [] : [{ name: say('fact.groupName'), value: groupName }]),
    ...(attendees === undefined ? [] : [{ name: say('fact.attendees'), value: String(attendees) }]),
  ]
}

/** Who it is and how to reach them: for those who run the house. */
export function contactFacts({ booking }: BookingModel, say: Say): Fact[] {
  const { contact, note } = booking
  const reach = [contact.phone, contact.email].filter((way) => way !== undefined)
  return [
    { name: say('fact.contact'), value: [contact.name, ...reach].join(', ') },
    ...(note === undefined || note === '' ? [] : [{ name: say('fact.note'), value: note }]),
  ]
}
