import { inARow } from '../../../shared/in-a-row.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { waysTo } from '../../../shared/html/reach-links.ts'
import type { Language } from '../../../shared/language.ts'
import { formatDates, formatDuration, formatMoment, formatRange } from '../../../shared/time/format.ts'
import type { DateStyle } from '../../../shared/time/format.ts'
import type { Room } from '../../rooms/schema.ts'
import { slotInQuestion, slotOf } from '../rules/move.ts'
import { usualRooms } from '../rules/slot.ts'
import { holdsSlot } from '../rules/state.ts'
import { wordsOn } from '../rules/words.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { texts as seriesTexts } from './series-texts.ts'
import { repeatWords } from './series-words.ts'
import { texts } from './texts.ts'
import { isElsewhere, whereWords } from './where.ts'

/** A date in words: `Sa, 5. Dezember 2026, 19:00–21:00 Uhr`. */
export function whenWords(
  { date, from, to }: Pick<Occurrence, 'date' | 'from' | 'to'>,
  language: Language,
  style: DateStyle = 'compactYear',
): string {
  return formatMoment({ date, from, to }, language, style)
}

/** All dates of a series that it has, or had before it was over: `24 Termine, 1. Dezember 2026 – 22. Juni 2027`. */
export function spanWords({ occurrences }: Pick<Booking, 'occurrences'>, language: Language): string {
  const held = occurrences.filter(({ state }) => holdsSlot(state))
  const dates = (held.length > 0 ? held : occurrences).map(({ date }) => date).sort()
  const span = formatDates(dates[0] ?? '', dates.at(-1) ?? '', language)
  return seriesTexts(language)('dates.span', { count: dates.length, span })
}

/** How a series repeats, as long as most of its dates lie where its rule put them. */
export function rhythmOf({ repeat, occurrences }: Booking, language: Language): string | undefined {
  const unmoved = occurrences.filter(({ key, date }) => key.startsWith(date))
  const [first] = occurrences
  if (repeat === undefined || first === undefined || unmoved.length * 2 < occurrences.length) return undefined
  return repeatWords(repeat, first.key.slice(0, 10), language)
}

export function roomNames(ids: readonly string[], rooms: readonly Pick<Room, 'id' | 'name'>[]): string[] {
  return ids.map((id) => rooms.find((room) => room.id === id)?.name ?? id)
}

/** What was asked for, fact by fact: of one date with what is its own, or of the whole series. */
export function bookingFacts(
  booking: Booking,
  rooms: readonly Pick<Room, 'id' | 'name'>[],
  language: Language,
  occurrence: Occurrence | undefined = booking.repeat === undefined ? booking.occurrences[0] : undefined,
): Html {
  const say = texts(language)
  const { groupName, contact } = booking
  const {
    rooms: where,
    setUpMinutes,
    tidyUpMinutes,
  } = occurrence ? slotOf(booking, occurrence) : { ...booking, rooms: usualRooms(booking) }
  const { purpose, attendees, label, note } = occurrence ? wordsOn(booking, occurrence) : booking
  const minutes = (count: number) => count > 0 && formatDuration(count, language)
  const when = occurrence === undefined ? spanWords(booking, language) : whenWords(occurrence, language)
  const rhythm = occurrence === undefined && rhythmOf(booking, language)
  const asked = occurrence?.asked
  return definitionList([
    {
      name: say(asked ? 'fact.agreed' : 'fact.when'),
      value: html`<strong>${when}</strong>${rhythm && html`<br />${rhythm}`}`,
    },
    { name: say('fact.asked'), value: asked && bothWords(booking, occurrence, { rooms, language }).asked },
    {
      name: say(isElsewhere(booking, where) ? 'fact.place' : 'fact.rooms'),
      value: whereWords(booking, where, { rooms, language }),
    },
    { name: say('fact.setUpMinutes'), value: minutes(setUpMinutes) },
    { name: say('fact.tidyUpMinutes'), value: minutes(tidyUpMinutes) },
    { name: say('fact.purpose'), value: purpose },
    { name: say('fact.groupName'), value: groupName },
    { name: say('fact.attendees'), value: attendees === undefined ? undefined : String(attendees) },
    { name: say('fact.label'), value: label },
    { name: say('fact.name'), value: contact.name },
    { name: say('fact.reach'), value: waysTo([contact.email, contact.phone], language) },
    { name: say('fact.note'), value: note },
  ])
}

/** What an approved date has and what it shall become instead: its time, its rooms, its heads; only what differs. */
export function bothWords(
  booking: Booking,
  occurrence: Occurrence,
  { rooms, language }: { rooms: readonly Pick<Room, 'id' | 'name'>[]; language: Language },
): { agreed: string; asked: string } {
  const { asked } = occurrence
  const now = slotOf(booking, occurrence)
  const next = slotInQuestion(booking, occurrence)
  const isSameDay = next.date === now.date
  const isSameRooms = next.rooms.join() === now.rooms.join()
  const isSameSlot = JSON.stringify(now) === JSON.stringify(next)
  const heads = asked?.attendees
  const words = (slot: typeof now, count: number | undefined) => [
    ...(isSameSlot && count !== undefined ? [] : [timeWords(slot, isSameDay, language)]),
    ...(isSameRooms ? [] : [whereWords(booking, slot.rooms, { rooms, language })]),
    ...(count === undefined ? [] : [seriesTexts(language)('dates.heads', { count })]),
  ]
  const had = heads === undefined ? undefined : wordsOn(booking, occurrence).attendees
  return { agreed: inARow(words(now, had), language), asked: inARow(words(next, heads), language) }
}

function timeWords(slot: Pick<Occurrence, 'date' | 'from' | 'to'>, isSameDay: boolean, language: Language) {
  return isSameDay ? formatRange(slot.from, slot.to, language) : whenWords(slot, language)
}
