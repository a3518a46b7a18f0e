import { definitionList } from '../../../shared/html/facts.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import {
  formatDate,
  formatDates,
  formatDuration,
  formatList,
  formatRange,
} from '../../../shared/time/format.ts'
import type { Room } from '../../rooms/schema.ts'
import { slotOf } from '../rules/move.ts'
import { holdsSlot } from '../rules/state.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { texts as seriesTexts } from './series-texts.ts'
import { texts } from './texts.ts'

/** A date in words: `Samstag, 5. Dezember 2026, 19:00–21:00 Uhr`. */
export function whenWords(
  { date, from, to }: Pick<Occurrence, 'date' | 'from' | 'to'>,
  language: Language,
): string {
  return `${formatDate(date, language, 'long')}, ${formatRange(from, to, language)}`
}

/** All dates of a series that it has, or had before it was over: `24 Termine, 1. Dezember 2026 – 22. Juni 2027`. */
export function spanWords({ occurrences }: Pick<Booking, 'occurrences'>, language: Language): string {
  const held = occurrences.filter(({ state }) => holdsSlot(state))
  const dates = (held.length > 0 ? held : occurrences).map(({ date }) => date).sort()
  const span = formatDates(dates[0] ?? '', dates.at(-1) ?? '', language)
  return seriesTexts(language)('dates.span', { count: dates.length, span })
}

/** What most dates of a series say of themselves, or did before they were over: what is said for all, whatever it was at first. */
export function usualOf(booking: Booking): Pick<Booking, OwnWord> {
  const held = booking.occurrences.filter(({ state }) => holdsSlot(state))
  const most = <Name extends OwnWord>(name: Name) => {
    const groups = Map.groupBy(held, (each) => (each[name] ?? booking[name]) as Booking[Name])
    const [first] = [...groups].sort(([, a], [, b]) => b.length - a.length)
    return first === undefined ? booking[name] : first[0]
  }
  return Object.fromEntries(ownWords.map((name) => [name, most(name)])) as Pick<Booking, OwnWord>
}

/** What a date may say for itself. */
export const ownWords = ['purpose', 'attendees', 'label', 'note'] as const
type OwnWord = (typeof ownWords)[number]

export function roomNames(ids: readonly string[], rooms: readonly Pick<Room, 'id' | 'name'>[]): string[] {
  return ids.map((id) => rooms.find((room) => room.id === id)?.name ?? id)
}

/** What was asked for, fact by fact: of one date with what is its own, or of the whole series. */
export function bookingFacts(
  booking: Booking,
  rooms: readonly Room[],
  language: Language,
  occurrence: Occurrence | undefined = booking.repeat === undefined ? booking.occurrences[0] : undefined,
): Html {
  const say = texts(language)
  const { setUpMinutes, tidyUpMinutes, ...shown } = {
    ...booking,
    ...(occurrence ? { ...occurrence, ...slotOf(booking, occurrence) } : usualOf(booking)),
  }
  const { contact, attendees } = shown
  const minutes = (count: number) => count > 0 && formatDuration(count, language)
  const reach = [contact.email, contact.phone].filter((way) => way !== undefined)
  const when = occurrence === undefined ? spanWords(booking, language) : whenWords(occurrence, language)
  const asked = occurrence?.asked
  return definitionList([
    { name: say(asked ? 'fact.agreed' : 'fact.when'), value: html`<strong>${when}</strong>` },
    { name: say('fact.asked'), value: asked && askedWords(booking, occurrence, { rooms, language }) },
    { name: say('fact.rooms'), value: formatList(roomNames(shown.rooms, rooms), language) },
    { name: say('fact.setUpMinutes'), value: minutes(setUpMinutes) },
    { name: say('fact.tidyUpMinutes'), value: minutes(tidyUpMinutes) },
    { name: say('fact.purpose'), value: shown.purpose },
    { name: say('fact.groupName'), value: shown.groupName },
    { name: say('fact.attendees'), value: attendees === undefined ? undefined : String(attendees) },
    { name: say('fact.label'), value: shown.label },
    { name: say('fact.name'), value: contact.name },
    { name: say('fact.reach'), value: reach.length > 0 && reach.join(', ') },
    { name: say('fact.note'), value: shown.note },
  ])
}

/** What of an approved date shall become other: its time, its rooms, its heads; only what differs. */
export function askedWords(
  booking: Booking,
  occurrence: Occurrence,
  { rooms, language }: { rooms: readonly Pick<Room, 'id' | 'name'>[]; language: Language },
): string {
  const { asked } = occurrence
  if (asked === undefined) return ''
  const now = slotOf(booking, occurrence)
  const next = slotOf(booking, { ...asked, key: '', state: 'requested' })
  const isSameTime = next.date === now.date && next.from === now.from && next.to === now.to
  const time = next.date === now.date ? formatRange(next.from, next.to, language) : whenWords(next, language)
  const around = next.setUpMinutes !== now.setUpMinutes || next.tidyUpMinutes !== now.tidyUpMinutes
  const heads = asked.attendees
  return [
    ...(isSameTime && !around && heads !== undefined ? [] : [time]),
    ...(next.rooms.join() === now.rooms.join() ? [] : roomNames(next.rooms, rooms)),
    ...(heads === undefined ? [] : [seriesTexts(language)('dates.heads', { count: heads })]),
  ].join(', ')
}
