import { invalidField } from '../../../shared/refusal.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import { addDays, addMonths, weekdayOf } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { Rule } from '../../../shared/time/rule.ts'
import type { BookingRequest, Occurrence } from '../schema.ts'
import { mostDates } from '../schema/series.ts'
import type { ExtraDate, Repeat } from '../schema/series.ts'

/** A date that somebody asks for. */
export type WantedDate = Pick<Occurrence, 'key' | 'date' | 'from' | 'to'>

/** A date that the rule gives and the series does not have, and why: left out by hand, or a holiday of this name. */
export interface LeftOut {
  date: LocalDate
  why: 'left-out' | 'public-holiday' | 'school-holidays'
  name?: string
}

export interface SeriesDates {
  dates: WantedDate[]
  leftOut: LeftOut[]
}

/** Which holiday a date is, for the rule of a series: `undefined` on an ordinary day. Names are keys of texts. */
export interface Holidays {
  publicHoliday(date: LocalDate): string | undefined
  schoolHoliday(date: LocalDate): string | undefined
}

/** A series may have so many dates times rooms: two years of days in two rooms. */
const mostRoomDays = 1500

/** The dates of a request: its own, or all of its series in order. `rule` expands from the first date to two years later. */
export function wantedDates(
  request: Pick<BookingRequest, 'date' | 'from' | 'to'> & { repeat?: Repeat | undefined },
  expand: (
    rule: Rule,
    start: LocalDate,
    window: { from: LocalDate; to: LocalDate },
    most: number,
  ) => LocalDate[],
  holidays: Holidays,
): SeriesDates {
  const { date, from, to, repeat } = request
  if (repeat === undefined) return { dates: [dateAt({ date, from, to })], leftOut: [] }
  const window = { from: date, to: repeat.until ?? lastPossible(date) }
  const { given, leftOut } = givenDates(repeat, holidays, (rule) =>
    expand(ruleOf(rule, date), date, window, mostDates),
  )
  const gone = new Set(leftOut.map((each) => each.date))
  const regular = given.filter((each) => !gone.has(each)).map((each) => dateAt({ date: each, from, to }))
  const extra = (repeat.also ?? []).map(dateAt)
  const byKey = new Map([...extra, ...regular].map((each) => [each.key, each]))
  return { dates: [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1)), leftOut }
}

/**
 * What the rule gives, and what is left out of it. „Twelve times, not on holidays“ are twelve dates: holidays are passed over and do not
 * count. What was left out by hand does: whoever takes one of twelve away wants eleven.
 */
function givenDates(repeat: Repeat, holidays: Holidays, datesOf: (repeat: Repeat) => LocalDate[]) {
  const { count, skip = [], ...endless } = repeat
  const isCounted = count !== undefined && skip.length > 0
  const all = datesOf(isCounted ? endless : repeat)
  const given: LocalDate[] = []
  const leftOut: LeftOut[] = []
  let counted = 0
  for (const date of all) {
    if (isCounted && counted >= count) break
    const found = leftOutOf(date, repeat, holidays)
    given.push(date)
    leftOut.push(...found)
    if (found.every(({ why }) => why === 'left-out')) counted += 1
  }
  return { given, leftOut }
}

/** Dates that follow no rule, as other calendars have them: each was named by itself, and nothing says which would be the next. */
export function isIrregular({ count, also = [] }: Pick<Repeat, 'count' | 'also'>): boolean {
  return count === 1 && also.length > 0
}

/** Why a series cannot be asked for at all; nothing if it can. */
export function seriesRefusal(
  { date, rooms, repeat }: Pick<BookingRequest, 'date' | 'rooms' | 'repeat'>,
  { dates }: Pick<SeriesDates, 'dates'>,
): Refusal | undefined {
  if (repeat === undefined) return undefined
  const latest = lastPossible(date)
  if (repeat.until !== undefined && repeat.until < date) {
    return invalidField('/repeat/until', 'invalid-input', { reason: 'ends-before-it-begins' })
  }
  if (repeat.until !== undefined && repeat.until > latest)
    return invalidField('/repeat/until', 'too-far', { latest })
  const far = (repeat.also ?? []).findIndex((each) => each.date > latest)
  if (far >= 0) return invalidField(`/repeat/also/${far}/date`, 'too-far', { latest })
  if (dates.length === 0) return invalidField('/repeat', 'no-dates')
  const twice = (repeat.also ?? []).findIndex((extra) => meetsAnother(extra, dates))
  if (twice >= 0)
    return invalidField(`/repeat/also/${twice}/from`, 'dates-overlap', { date: repeat.also?.[twice]?.date })
  const most = Math.min(mostDates, Math.floor(mostRoomDays / rooms.length))
  return dates.length > most ? invalidField('/repeat', 'too-many-dates', { most }) : undefined
}

/** An extra date at a time that another date of the series has. */
function meetsAnother({ date, from, to }: ExtraDate, dates: readonly WantedDate[]): boolean {
  const overlapping = dates.filter((each) => each.date === date && each.from < to && from < each.to)
  return overlapping.some((each) => each.from !== from || each.to !== to) || overlapping.length > 1
}

/** Two years after the first date. */
function lastPossible(date: LocalDate): LocalDate {
  return addMonths(date, 24)
}

function dateAt({ date, from, to }: { date: LocalDate; from: string; to: string }): WantedDate {
  return { key: `${date}T${from}`, date, from, to }
}

function ruleOf({ every, interval = 1, weekdays, monthly, until, count }: Repeat, start: LocalDate): Rule {
  return {
    every,
    interval,
    ...(weekdays ? { weekdays } : {}),
    ...(every === 'month' ? { monthly: dayOfMonth(monthly ?? 'weekday', start) } : {}),
    ...(until === undefined ? {} : { until }),
    ...(count === undefined ? {} : { count }),
  }
}

/** A fifth Tuesday is the last one: most months have no fifth. */
function dayOfMonth(monthly: NonNullable<Repeat['monthly']>, start: LocalDate): NonNullable<Rule['monthly']> {
  const day = Number(start.slice(8))
  if (monthly === 'day') return { kind: 'day', day }
  const ordinal = Math.ceil(day / 7)
  const isLast = monthly === 'last-weekday' || ordinal === 5
  return { kind: 'weekday', ordinal: isLast ? -1 : ordinal, weekday: weekdayOf(start) }
}

function leftOutOf(date: LocalDate, { except = [], skip = [] }: Repeat, holidays: Holidays): LeftOut[] {
  if (except.includes(date)) return [{ date, why: 'left-out' }]
  const publicHoliday = skip.includes('public-holidays') ? holidays.publicHoliday(date) : undefined
  if (publicHoliday !== undefined) return [{ date, why: 'public-holiday', name: publicHoliday }]
  const school = skip.includes('school-holidays') ? holidays.schoolHoliday(date) : undefined
  return school === undefined ? [] : [{ date, why: 'school-holidays', name: school }]
}

/** The first and the last date of some, with room for the gap before and the alternatives around. */
export function spanOf(dates: readonly WantedDate[]): { from: LocalDate; to: LocalDate } {
  const sorted = dates.map(({ date }) => date).sort()
  return { from: addDays(sorted[0] ?? '', -8), to: addDays(sorted.at(-1) ?? '', 15) }
}
