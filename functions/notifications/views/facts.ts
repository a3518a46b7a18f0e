import type { MailContent } from '../../../shared/html/mail.ts'
import { formatDate, formatDuration, formatList, formatRange } from '../../../shared/time/format.ts'
import type { Language } from '../../../shared/language.ts'
import { affectedDates, spokenDates } from './affected.ts'
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

/** Room and time. */
export function slotFacts(model: BookingModel, say: Say, language: Language): Fact[] {
  const { booking } = model
  return [
    ...roomFacts(model, say, language),
    { name: say('fact.when'), value: spokenDates(affectedDates(model), model, say, language) },
    ...aroundFacts(booking, say, language),
  ]
}

export function roomFacts(model: BookingModel, say: Say, language: Language): Fact[] {
  const { rooms } = model.booking
  return [{ name: say('fact.rooms', { count: rooms.length }), value: roomNames(rooms, model, language) }]
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

function aroundFacts(
  { setUpMinutes, tidyUpMinutes }: BookingModel['booking'],
  say: Say,
  language: Language,
): Fact[] {
  const length = (minutes: number) => formatDuration(minutes, language)
  const parts = [
    ...(setUpMinutes > 0 ? [say('around.before', { length: length(setUpMinutes) })] : []),
    ...(tidyUpMinutes > 0 ? [say('around.after', { length: length(tidyUpMinutes) })] : []),
  ]
  return parts.length === 0 ? [] : [{ name: say('fact.around'), value: parts.join(', ') }]
}
