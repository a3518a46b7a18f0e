import type { Language } from '../../../shared/language.ts'
import { weekdayOf, weekdays } from '../../../shared/time/civil.ts'
import { formatDate, formatList, formatRange, formatWeekday } from '../../../shared/time/format.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { texts } from './series-texts.ts'

/** A series in a line: `26 Termine, Di 19:00–21:00 Uhr, 01.12.2026 – 01.06.2027`; how many differ, if some do. */
export function seriesWords(
  { occurrences, repeat }: Pick<Booking, 'occurrences' | 'repeat'>,
  language: Language,
): string {
  const had = occurrences.filter(({ state }) => state !== 'refused')
  const dates = had.length > 0 ? had : occurrences
  const usual = usualOf(dates)
  const [first] = usual
  if (first === undefined) return ''
  const days = dates.map(({ date }) => date).sort()
  return texts(language)('decide.when', {
    count: dates.length,
    time: [weekdaysOf(usual, repeat, language), formatRange(first.from, first.to, language)]
      .filter(Boolean)
      .join(' '),
    first: formatDate(days[0] ?? first.date, language, 'short'),
    last: formatDate(days.at(-1) ?? first.date, language, 'short'),
    others: dates.length - usual.length,
  })
}

/** Those at the time of day that most have. */
function usualOf(dates: readonly Occurrence[]): Occurrence[] {
  const groups = Map.groupBy(dates, ({ from, to }) => `${from} ${to}`)
  return [...groups.values()].sort((a, b) => b.length - a.length)[0] ?? []
}

/** Days of a month fall on any weekday: then they are not told. */
function weekdaysOf(dates: readonly Occurrence[], repeat: Booking['repeat'], language: Language): string {
  const days = new Set(dates.map(({ date }) => weekdayOf(date)))
  if (days.size === weekdays.length) return texts(language)('decide.daily')
  if (repeat?.every === 'month' && days.size > 2) return ''
  const names = weekdays.filter((day) => days.has(day)).map((day) => formatWeekday(day, language, 'short'))
  return formatList(names, language)
}

/** Dates by month, in their order: `['2026-12', [...]]`. */
export function byMonth<Dated extends Pick<Occurrence, 'date'>>(
  dates: readonly Dated[],
): [string, Dated[]][] {
  return [...Map.groupBy(dates, ({ date }) => date.slice(0, 7))].sort(([a], [b]) => (a < b ? -1 : 1))
}
