import { inARow } from '../../../shared/in-a-row.ts'
import { holidayName } from '../../../shared/time/holiday-names.ts'
import type { Language } from '../../../shared/language.ts'
import { weekdayOf } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatDate, formatList, formatWeekday } from '../../../shared/time/format.ts'
import { isIrregular } from '../rules/series.ts'
import type { Refused } from '../schema/occurrence.ts'
import type { Repeat } from '../schema/series.ts'
import { texts } from './series-texts.ts'

/** How a series repeats, in words: `jede Woche am Dienstag, bis 30. Juni 2027, nicht in den Schulferien`. */
export function repeatWords(repeat: Repeat, start: LocalDate, language: Language): string {
  const say = texts(language)
  const { until, count, skip = [] } = repeat
  if (isIrregular(repeat)) return say('preview.rule.irregular')
  return inARow(
    [
      ruleWords(repeat, start, language),
      ...(until === undefined ? [] : [say('preview.rule.until', { date: dayOf(until, language) })]),
      ...(count === undefined ? [] : [say('preview.rule.count', { count })]),
      ...skip.map((each) => say(`preview.rule.${each}`)),
    ],
    language,
  )
}

function ruleWords(repeat: Repeat, start: LocalDate, language: Language): string {
  const say = texts(language)
  const { every, interval: n = 1, weekdays = [weekdayOf(start)], monthly = 'weekday' } = repeat
  if (every === 'day') return say('preview.rule.day', { n })
  if (every === 'week') {
    const days = formatList(
      weekdays.map((each) => formatWeekday(each, language, 'inside')),
      language,
    )
    return say('preview.rule.week', { n, days })
  }
  if (monthly === 'day') return say('preview.rule.monthday', { n, day: Number(start.slice(8)) })
  const ordinal = monthly === 'last-weekday' ? 'last' : ordinalOf(start)
  return say('preview.rule.weekday', {
    n,
    ordinal,
    weekday: formatWeekday(weekdayOf(start), language, 'inside'),
  })
}

/** Which of its weekday in its month a date is; a fifth one is the last. */
export function ordinalOf(date: LocalDate): string {
  return ['first', 'second', 'third', 'fourth'][Math.ceil(Number(date.slice(8)) / 7) - 1] ?? 'last'
}

/** Why a date could not be had, in a few words: `belegt`, `geschlossen`, `schon vorbei`. */
export function refusedWord(
  { code, kind }: Refused,
  { date, today, language }: { date: LocalDate; today: LocalDate; language: Language },
): string {
  const why = code === 'too-soon' && date <= today ? 'over' : (kind ?? code)
  const key = `preview.because.${why}`
  return texts(language)(texts.has(key) ? key : 'preview.because.other')
}

/** The name of a holiday that a date meets: `Fronleichnam`, `Herbstferien`. */
export function holidayWord(name: string, language: Language): string {
  return holidayName(language, name as Parameters<typeof holidayName>[1])
}

/** `30. Juni 2027` */
function dayOf(date: LocalDate, language: Language): string {
  return formatDate(date, language, 'dayMonthYear')
}
