import { inARow } from '../in-a-row.ts'
import { isolated } from '../isolated.ts'
import { hasSmallDays, isGerman, localeOf } from '../language.ts'
import type { Language } from '../language.ts'
import { textsOf } from '../texts.ts'
import {
  addDays,
  daysBetween,
  epochMilliseconds,
  isoWeek,
  localOf,
  minutesBetween,
  mondayOf,
  weekdays,
} from './civil.ts'
import type { EndTime, Instant, LocalDate, Weekday, Zone } from './civil.ts'
import de from './texts/format.de.json' with { type: 'json' }
import en from './texts/format.en.json' with { type: 'json' }

/** The words that `Intl` does not know. */
const texts = textsOf({ name: 'shared/time/format', de, en })

/** The day on which a date is read. */
export interface Seen {
  today: LocalDate
}

/**
 * How a date is written (decision 111): `{ today }` says the day it is read on, and the year where that day does not. Where nobody knows
 * that day: `compactYear` Sa, 5. Dezember 2026. Where what stands around it says the year: `compact` Sa, 5. Dezember, `dayMonth` 5. Dezember. Where
 * the day itself is the title: `title` Samstag, 5. Dezember 2026. The ends of a span: `dayMonthYear` 5. Dezember 2026.
 * Parts: `weekday` Samstag · `weekdayShort` Sa · `month` Dezember 2026 · `monthName` Dezember
 */
export type DateStyle = WrittenStyle | Seen

const dateStyles = {
  title: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  compact: { weekday: 'short', day: 'numeric', month: 'long' },
  compactYear: { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
  dayMonth: { day: 'numeric', month: 'long' },
  dayMonthYear: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long' },
  weekdayShort: { weekday: 'short' },
  month: { month: 'long', year: 'numeric' },
  monthName: { month: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>
type WrittenStyle = keyof typeof dateStyles

/** Read at that instant, in a house of that zone. */
export function seenAt(now: Instant, zone: Zone): Seen {
  return { today: localOf(now, zone).date }
}

/** So far away a date of the same year could be taken for one of the next or the last: some nine months. */
const farAway = 274

/** Whether a date needs its year for whoever reads it on that day. */
export function needsYear(date: LocalDate, { today }: Seen): boolean {
  return date.slice(0, 4) !== today.slice(0, 4) || Math.abs(daysBetween(today, date)) > farAway
}

/** A date in words. */
export function formatDate(date: LocalDate, language: Language, style: DateStyle): string {
  const written = typeof style === 'string' ? style : needsYear(date, style) ? 'compactYear' : 'compact'
  const words = tidy(dateFormat(language, written).format(noon(date)))
  if (startsLine.has(written)) return capital(words, language)
  // German has no full stop after the short name of a day, only `Intl` has; English a comma only where the year follows.
  if (isGerman(language)) return words.replace(/^(\p{L}\p{L})\.,/u, '$1,')
  return language === 'en' && written === 'compactYear' ? words.replace(/^(\p{L}+), /u, '$1 ') : words
}

/** They are headings and labels: in some languages `Intl` writes them as they stand inside of a sentence. */
const startsLine: ReadonlySet<WrittenStyle> = new Set(['title', 'weekday', 'month', 'monthName'])

function capital(words: string, language: Language): string {
  return words.charAt(0).toLocaleUpperCase(localeOf(language)) + words.slice(1)
}

/** A page says the same week in its title, its heading and its table, and `Intl` needs long for a span. */
const spans = new Map<string, string>()
const mostSpans = 500

/** A span of days, both inclusive: `5.–7. Dezember 2026`; one day alone as any. */
export function formatDates(first: LocalDate, last: LocalDate, language: Language): string {
  if (first === last) return formatDate(first, language, 'compactYear')
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

/** The name of a weekday, as it begins a line; `inside` of a sentence most languages write it small. */
export function formatWeekday(
  weekday: Weekday,
  language: Language,
  style: 'long' | 'inside' | 'short' = 'long',
): string {
  const date = addDays('2024-01-01', weekdays.indexOf(weekday))
  const name = formatDate(date, language, style === 'short' ? 'weekdayShort' : 'weekday')
  return style === 'inside' && hasSmallDays(language) ? name.toLocaleLowerCase(localeOf(language)) : name
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

/** A date with its times: `Sa, 5. Dezember, 19:00–21:00 Uhr`. */
export function formatMoment(
  { date, from, to }: { date: LocalDate; from: EndTime; to: EndTime },
  language: Language,
  style: DateStyle,
): string {
  return inARow([formatDate(date, language, style), formatRange(from, to, language)], language)
}

/** When something happened or will, on the zone's clocks, read `now`: `Sa, 5. Dezember, 09:00 Uhr`. */
export function formatInstant(instant: Instant, zone: Zone, language: Language, now?: Instant): string {
  const { date, time } = localOf(instant, zone)
  const style = now === undefined ? 'compactYear' : seenAt(now, zone)
  return inARow([formatDate(date, language, style), formatTime(time, language)], language)
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

function dateFormat(language: Language, style: WrittenStyle): Intl.DateTimeFormat {
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
