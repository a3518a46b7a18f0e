import { inARow } from '../in-a-row.ts'
import { isolated } from '../isolated.ts'
import { isGerman, localeOf } from '../language.ts'
import type { Language } from '../language.ts'
import { textsOf } from '../texts.ts'
import { addDays, epochMilliseconds, isoWeek, localOf, minutesBetween, mondayOf, weekdays } from './civil.ts'
import type { EndTime, Instant, LocalDate, Weekday, Zone } from './civil.ts'
import de from './texts/format.de.json' with { type: 'json' }
import en from './texts/format.en.json' with { type: 'json' }

/** The words that `Intl` does not know. */
const texts = textsOf({ name: 'shared/time/format', de, en })

/**
 * `long` Samstag, 5. Dezember 2026 · `short` 5. Dezember 2026 · `compact` Sa, 5. Dezember · `compactYear` Sa, 5. Dezember 2026 ·
 * `thisYear` Samstag, 5. Dezember · `dayMonth` 5. Dezember ·
 * `weekday` Samstag · `weekdayShort` Sa · `month` Dezember 2026 ·
 * `monthName` Dezember
 */
export type DateStyle =
  | 'long'
  | 'short'
  | 'compact'
  | 'compactYear'
  | 'thisYear'
  | 'dayMonth'
  | 'weekday'
  | 'weekdayShort'
  | 'month'
  | 'monthName'

const dateStyles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'long', year: 'numeric' },
  compact: { weekday: 'short', day: 'numeric', month: 'long' },
  compactYear: { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
  thisYear: { weekday: 'long', day: 'numeric', month: 'long' },
  dayMonth: { day: 'numeric', month: 'long' },
  weekday: { weekday: 'long' },
  weekdayShort: { weekday: 'short' },
  month: { month: 'long', year: 'numeric' },
  monthName: { month: 'long' },
}

/** A date in words. */
export function formatDate(date: LocalDate, language: Language, style: DateStyle): string {
  const words = tidy(dateFormat(language, style).format(noon(date)))
  // German has no full stop after the short name of a day, only `Intl` has.
  return isGerman(language) ? words.replace(/^(\p{L}\p{L})\.,/u, '$1,') : words
}

/** A page says the same week in its title, its heading and its table, and `Intl` needs long for a span. */
const spans = new Map<string, string>()
const mostSpans = 500

/** A span of days, both inclusive: `5.–7. Dezember 2026`; one day alone is written `long`. */
export function formatDates(first: LocalDate, last: LocalDate, language: Language): string {
  if (first === last) return formatDate(first, language, 'long')
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }
  const format = kept(`dates ${language}`, () => new Intl.DateTimeFormat(localeOf(language), options))
  const name = `${first} ${last} ${language}`
  const text = spans.get(name) ?? tidy(format.formatRange(noon(first), noon(last)))
  if (spans.size >= mostSpans) spans.clear()
  spans.set(name, text)
  return text
}

/** The name of a weekday. */
export function formatWeekday(
  weekday: Weekday,
  language: Language,
  style: 'long' | 'short' = 'long',
): string {
  const date = addDays('2024-01-01', weekdays.indexOf(weekday))
  return formatDate(date, language, style === 'long' ? 'weekday' : 'weekdayShort')
}

/** The calendar week in which the date lies: `KW 49, 30. November – 6. Dezember 2026`. */
export function formatWeek(date: LocalDate, language: Language): string {
  const monday = mondayOf(date)
  const dates = formatDates(monday, addDays(monday, 6), language)
  return texts(language)('week', { week: isoWeek(date).week, dates })
}

/** A time of day in a sentence: `19:00 Uhr`, in English `19:00`. In tables the bare value stands as it is. */
export function formatTime(time: EndTime, language: Language): string {
  return onTheClock(time, language)
}

/** From when to when: `19:00–21:00 Uhr`. */
export function formatRange(from: EndTime, to: EndTime, language: Language): string {
  return onTheClock(`${from}–${to}`, language)
}

/** A date with its times: `Samstag, 5. Dezember 2026, 19:00–21:00 Uhr`, if no other style is asked for. */
export function formatMoment(
  { date, from, to }: { date: LocalDate; from: EndTime; to: EndTime },
  language: Language,
  style: DateStyle = 'long',
): string {
  return inARow([formatDate(date, language, style), formatRange(from, to, language)], language)
}

/** When something happened, on the zone's clocks: `5. Dezember 2026, 09:00 Uhr`. */
export function formatInstant(instant: Instant, zone: Zone, language: Language): string {
  const { date, time } = localOf(instant, zone)
  return inARow([formatDate(date, language, 'short'), formatTime(time, language)], language)
}

/** How long something lasts: `1 Stunde 30 Minuten`, `2 Tage`; 24 hours are a day. */
export function formatDuration(minutes: number, language: Language): string {
  const parts = [
    { unit: 'day', count: Math.floor(minutes / 1440) },
    { unit: 'hour', count: Math.floor((minutes % 1440) / 60) },
    { unit: 'minute', count: Math.floor(minutes % 60) },
  ].filter(({ count }) => count > 0)
  if (parts.length === 0) parts.push({ unit: 'minute', count: 0 })
  return parts.map(({ unit, count }) => unitFormat(language, unit).format(count)).join(' ')
}

/** How far away an instant is: `vor 3 Stunden`, `in 2 Tagen`; `gerade eben` within the minute. */
export function formatRelative(
  instant: Instant,
  now: Instant,
  language: Language,
  style: 'long' | 'short' = 'long',
): string {
  const past = instant < now
  const minutes = past ? minutesBetween(instant, now) : minutesBetween(now, instant)
  if (minutes < 1) return texts(language)('now')
  const [unit, length] = stepOf(minutes)
  const options = { numeric: 'always', style } as const
  const make = () => new Intl.RelativeTimeFormat(localeOf(language), options)
  const count = Math.floor(minutes / length)
  return tidy(kept(`relative ${style} ${language}`, make).format(past ? -count : count, unit))
}

/** The unit in which to say so many minutes, and its length: hours up to two days, for `1 Tag` hides too much. */
function stepOf(minutes: number): ['minute' | 'hour' | 'day', number] {
  if (minutes < 60) return ['minute', 1]
  return minutes < 2880 ? ['hour', 60] : ['day', 1440]
}

/** How long something has been waiting: `seit 3 Stunden`. */
export function formatAge(from: Instant, now: Instant, language: Language): string {
  const minutes = from < now ? minutesBetween(from, now) : 0
  if (minutes < 1) return formatRelative(from, now, language)
  const [unit, length] = stepOf(minutes)
  return texts(language)(`since.${unit}`, { count: Math.floor(minutes / length) })
}

/** Things in a row: `Küche, Saal und Büro`, or with `oder`. */
export function formatList(
  items: readonly string[],
  language: Language,
  joined: 'and' | 'or' = 'and',
): string {
  const type = joined === 'and' ? 'conjunction' : 'disjunction'
  const make = () => new Intl.ListFormat(localeOf(language), { type })
  return kept(`${type} ${language}`, make).format(items.map(isolated))
}

/** What a language (ISO 639, such as `uk`) is called in another; the code itself where nobody knows it. */
export function formatLanguage(code: string, language: Language): string {
  const options = { type: 'language', fallback: 'code' } as const
  const make = () => new Intl.DisplayNames(localeOf(language), options)
  return kept(`names ${language}`, make).of(code) ?? code
}

/** Times stand on a page by the hundred: what is said around them is asked for once. */
function onTheClock(time: string, language: Language): string {
  const { before, after } = aroundTime(language)
  return `${before}${time}${after}`
}

/** The words before and behind a time of day, with their blanks: ` Uhr`. */
function aroundTime(language: Language): { before: string; after: string } {
  return kept(`clock ${language}`, () => {
    const [before = '', after = ''] = texts(language)('clock', { time: '\n' }).split('\n')
    return { before, after }
  })
}

function dateFormat(language: Language, style: DateStyle): Intl.DateTimeFormat {
  const options = { ...dateStyles[style], timeZone: 'UTC' }
  return kept(`${style} ${language}`, () => new Intl.DateTimeFormat(localeOf(language), options))
}

function unitFormat(language: Language, unit: string): Intl.NumberFormat {
  const options = { style: 'unit', unit, unitDisplay: 'long' } as const
  return kept(`${unit} ${language}`, () => new Intl.NumberFormat(localeOf(language), options))
}

/** A date has no zone: it is written in UTC, in which it is read here. */
function noon(date: LocalDate): number {
  return epochMilliseconds(`${date}T12:00:00.000Z`)
}

/** Thin and hard spaces of `Intl` look alike but are neither found nor compared: plain spaces instead. */
function tidy(text: string): string {
  return text.replace(/[\u00a0\u2009\u202f]/g, ' ')
}

const formats = new Map<string, unknown>()

/** Making a formatter costs a hundred times what using it does. */
function kept<Format>(name: string, make: () => Format): Format {
  const found = (formats.get(name) ?? make()) as Format
  formats.set(name, found)
  return found
}
