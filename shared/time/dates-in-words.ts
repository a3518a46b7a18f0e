import { inARow } from '../in-a-row.ts'
import { addDays, daysBetween, mondayOf, weekdayOf, weekdays } from './civil.ts'
import type { LocalDate, Weekday } from './civil.ts'
import { formatDate, formatList, formatMoment, formatRange, needsYear } from './format.ts'
import type { Seen } from './format.ts'
import type { Language } from '../language.ts'
import { textsOf } from '../texts.ts'
import type { Translate } from '../texts.ts'
import de from './texts/dates.de.json' with { type: 'json' }
import en from './texts/dates.en.json' with { type: 'json' }

const texts = textsOf({ name: 'shared/time/dates', de, en })
type Say = Translate<keyof typeof de>

/** A date and what is to be known of it besides, such as another room. */
export interface SpokenDate {
  date: LocalDate
  from: string
  to: string
  besides?: string
}

/** So many dates are told one by one; of more, how many are in each month. */
const many = 60

/**
 * One date in full. Several: what they have in common ("26 Termine, dienstags 19:00–21:00 Uhr, 1.12.2026–1.6.2027, außer 22.12.2026"),
 * then a line for each month.
 */
export function datesLines(dates: readonly SpokenDate[], language: Language, seen: Seen): string[] {
  const say = texts(language)
  const sorted = dates.toSorted((a, b) => (`${a.date}${a.from}` < `${b.date}${b.from}` ? -1 : 1))
  const [only, ...others] = sorted
  if (only === undefined) return []
  if (others.length === 0) return [withBesides(formatMoment(only, language, seen), only)]
  const usual = usualOf(sorted)
  const months = [...Map.groupBy(sorted, ({ date }) => date.slice(0, 7)).values()]
  const lines = months.map((inMonth) => {
    const month = formatDate(inMonth[0]!.date, language, 'month')
    const days = inARow(
      inMonth.map((each) => dayWords(each, usual, say, language)),
      language,
    )
    return say('month', {
      month,
      days: sorted.length > many ? say('count', { count: inMonth.length }) : days,
    })
  })
  return [headOf(sorted, usual, { say, language, seen }), ...lines]
}

/** The same without the list of dates. */
export function datesHead(dates: readonly SpokenDate[], language: Language, seen: Seen): string {
  return datesLines(dates, language, seen)[0] ?? ''
}

const withBesides = (words: string, { besides }: SpokenDate) =>
  besides === undefined ? words : `${words} (${besides})`

/** What most of the dates have in common. */
interface Usual {
  range: string
  /** Empty where they are on all kinds of days. */
  days: Weekday[]
}

/** More than these are told by the list alone. */
const mostExcept = 6

const rangeOf = ({ from, to }: SpokenDate) => `${from}-${to}`

function usualOf(dates: readonly SpokenDate[]): Usual {
  const [ranges] = [...Map.groupBy(dates, rangeOf)].sort(([, a], [, b]) => b.length - a.length)
  const counts = Map.groupBy(dates, ({ date }) => weekdayOf(date))
  const often = weekdays.filter((day) => (counts.get(day)?.length ?? 0) * counts.size * 2 >= dates.length)
  return { range: ranges![0], days: often.length > 3 || dates.length < 3 ? [] : often }
}

function headOf(
  dates: readonly SpokenDate[],
  { range, days }: Usual,
  { say, language, seen }: { say: Say; language: Language; seen: Seen },
): string {
  const [first, last] = [dates[0]!, dates.at(-1)!]
  const [from = '', to = ''] = range.split('-')
  const when = [rhythm(dates, days, say, language), formatRange(from, to, language)].filter(
    (part) => part !== '',
  )
  const missing = missingOf(dates, days)
  const style = [first.date, last.date].some((date) => needsYear(date, seen)) ? 'dayMonthYear' : 'dayMonth'
  const short = (date: LocalDate) => formatDate(date, language, style)
  return inARow(
    [
      say('count', { count: dates.length }),
      when.join(' '),
      say('span', { first: short(first.date), last: short(last.date) }),
      ...(missing.length > 0 && missing.length <= mostExcept && missing.length * 2 <= dates.length
        ? [say('except', { dates: formatList(missing.map(short), language) })]
        : []),
    ],
    language,
  )
}

function rhythm(
  dates: readonly SpokenDate[],
  days: readonly Weekday[],
  say: Say,
  language: Language,
): string {
  const named = formatList(
    days.map((day) => say(day)),
    language,
  )
  const isDaily = dates.every(({ date }, at) => at === 0 || daysBetween(dates[at - 1]!.date, date) === 1)
  if (isDaily) return say('daily')
  if (days.length === 0) return ''
  const months = new Set(dates.map(({ date }) => date.slice(0, 7)))
  if (months.size === dates.length && dates.length > 2 && days.length === 1)
    return say('monthly', { days: named })
  return say('weekly', { weeks: weeksBetween(dates, days), days: named })
}

/** After how many weeks it is the same again: 1, 2, 3 … */
function weeksBetween(dates: readonly SpokenDate[], days: readonly Weekday[]): number {
  const usual = dates.filter(({ date }) => days.includes(weekdayOf(date)))
  const weeks = usual.map(({ date }) => daysBetween(mondayOf(usual[0]!.date), mondayOf(date)) / 7)
  return Math.max(1, weeks.reduce(common, 0))
}

function common(a: number, b: number): number {
  return b === 0 ? a : common(b, a % b)
}

/** Days on which one would expect it from the others, and there is none. */
function missingOf(dates: readonly SpokenDate[], days: readonly Weekday[]): LocalDate[] {
  const months = new Set(dates.map(({ date }) => date.slice(0, 7)))
  if (days.length === 0 || months.size === dates.length) return []
  const [first, last] = [dates[0]!.date, dates.at(-1)!.date]
  const had = new Set(dates.map(({ date }) => date))
  const step = weeksBetween(dates, days) * 7
  const missing: LocalDate[] = []
  for (let monday = mondayOf(first); monday <= last; monday = addDays(monday, step)) {
    const expected = days.map((day) => addDays(monday, weekdays.indexOf(day)))
    missing.push(...expected.filter((date) => date > first && date < last && !had.has(date)))
  }
  return missing
}

/** A day in the line of its month, with what is unusual about it. */
function dayWords(each: SpokenDate, { range, days }: Usual, say: Say, language: Language): string {
  const { date, from, to, besides } = each
  const isUsual = days.includes(weekdayOf(date))
  const day = say('day', { day: Number(date.slice(8)) })
  const weekday = isUsual ? '' : `${formatDate(date, language, 'weekdayShort')} `
  const unlike = [
    ...(rangeOf(each) === range ? [] : [formatRange(from, to, language)]),
    ...(besides === undefined ? [] : [besides]),
  ]
  return `${weekday}${day}${unlike.length > 0 ? ` (${inARow(unlike, language)})` : ''}`
}
