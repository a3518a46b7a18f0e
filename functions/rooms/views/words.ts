import { inARow } from '../../../shared/in-a-row.ts'
import { addDays, weekdays } from '../../../shared/time/civil.ts'
import type { LocalDate, Weekday } from '../../../shared/time/civil.ts'
import { formatDate, formatList, formatRange, formatWeekday } from '../../../shared/time/format.ts'
import type { Language } from '../../../shared/language.ts'
import { exceptionsOf, openOn } from '../rules/hours.ts'
import type { Room, Span, WeekHours } from '../schema.ts'
import { texts } from './frame.ts'

/** Opening times of one day: `08:00–12:00 und 14:00–22:00 Uhr`, or that it is closed. */
export function spansInWords(spans: readonly Span[], language: Language): string {
  const say = texts(language)
  if (spans.length === 0) return say('closed')
  return formatList(
    spans.map(({ from, to }) => formatRange(from, to, language)),
    language,
  )
}

/** Opening hours by stretches of weekdays that have the same. */
export function hoursInWords(hours: WeekHours, language: Language): { days: string; times: string }[] {
  const stretches: Weekday[][] = []
  for (const day of weekdays) {
    const last = stretches.at(-1)
    const isSame = last?.[0] !== undefined && sameSpans(hours[last[0]], hours[day])
    if (isSame) last?.push(day)
    else stretches.push([day])
  }
  return stretches.map((days) => ({
    days: daysInWords(days, language),
    times: spansInWords(hours[days[0] ?? 'mo'], language),
  }))
}

/** „ohne Stufen, Höranlage, Türen mindestens 90 cm breit“; nothing where nothing is known. */
export function accessWords(
  { access = [], doorWidth }: Pick<Room, 'access' | 'doorWidth'>,
  language: Language,
): string | undefined {
  const say = texts(language)
  const width = doorWidth === undefined ? [] : [say('access.width', { centimetres: doorWidth })]
  const words = [...access.map((each) => say(`access.${each}`)), ...width]
  return words.length === 0 ? undefined : inARow(words, language)
}

/** Dates of the next weeks on which the room is open otherwise than usual. */
export function otherDays(
  room: Room,
  from: LocalDate,
  language: Language,
): { date: string; times: string; note?: string | undefined }[] {
  const coming = exceptionsOf(room).filter(({ date }) => date >= from && date < addDays(from, 60))
  return coming
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ date, open, note }) => ({
      date: formatDate(date, language, 'compact'),
      times: spansInWords(open, language),
      note,
    }))
}

/** When any of the rooms is open on a date. */
export function openInHouse(rooms: readonly Room[], date: LocalDate): Span[] {
  const spans = rooms.flatMap((room) => openOn(room, date)).sort((a, b) => (a.from < b.from ? -1 : 1))
  return spans.reduce<Span[]>((merged, span) => {
    const last = merged.at(-1)
    if (last === undefined || span.from > last.to) return [...merged, { ...span }]
    return [...merged.slice(0, -1), { from: last.from, to: span.to > last.to ? span.to : last.to }]
  }, [])
}

function daysInWords(days: readonly Weekday[], language: Language): string {
  const [first, last] = [days[0] ?? 'mo', days.at(-1) ?? 'mo']
  if (days.length === 7) return texts(language)('hours.daily')
  if (days.length === 1) return formatWeekday(first, language)
  const named = { first: formatWeekday(first, language), last: formatWeekday(last, language, 'inside') }
  return texts(language)('hours.days', named)
}

function sameSpans(some: readonly Span[], others: readonly Span[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others)
}
