import { Refusal } from '../refusal.ts'
import { LocalDate, localOf, weekdayOf } from './civil.ts'
import type { Zone } from './civil.ts'

/** Wall time to the second, `2026-12-05T09:00:00`; of something that takes whole days the date alone. */
export type WallTime = string

/** When something that repeats begins, on the clocks of its zone. */
export interface Beginning {
  at: WallTime
  zone: Zone
}

/** A rule of RFC 5545 (3.3.10) that is known to be in range. Lists as there: weekdays such as `TU` or `-1FR`, days from the end negative. */
export interface Recurrence {
  frequency: Frequency
  interval: number
  count?: number
  /** The last moment that counts, on the clocks of the zone in which it begins. */
  until?: WallTime
  weekStart?: string
  byMonth?: number[]
  byWeekNo?: number[]
  byYearDay?: number[]
  byMonthDay?: number[]
  byDay?: string[]
  byHour?: number[]
  byMinute?: number[]
  bySecond?: number[]
  bySetPos?: number[]
}

const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = (typeof frequencies)[number]
const tooFrequent = ['SECONDLY', 'MINUTELY', 'HOURLY']
/** As often as every hour is no longer a meeting. */
const mostADay = 24

type List =
  | 'byMonth'
  | 'byWeekNo'
  | 'byYearDay'
  | 'byMonthDay'
  | 'byHour'
  | 'byMinute'
  | 'bySecond'
  | 'bySetPos'

interface Range {
  list: List
  lowest: number
  highest: number
  /** Whether it may also be counted from the end, as -1. */
  fromEnd?: true
  /** Where RFC 5545 has no meaning for it. */
  notWith?: readonly Frequency[]
}

const ranges: Record<string, Range> = {
  BYMONTH: { list: 'byMonth', lowest: 1, highest: 12 },
  BYWEEKNO: {
    list: 'byWeekNo',
    lowest: 1,
    highest: 53,
    fromEnd: true,
    notWith: ['DAILY', 'WEEKLY', 'MONTHLY'],
  },
  BYYEARDAY: {
    list: 'byYearDay',
    lowest: 1,
    highest: 366,
    fromEnd: true,
    notWith: ['DAILY', 'WEEKLY', 'MONTHLY'],
  },
  BYMONTHDAY: { list: 'byMonthDay', lowest: 1, highest: 31, fromEnd: true, notWith: ['WEEKLY'] },
  BYHOUR: { list: 'byHour', lowest: 0, highest: 23 },
  BYMINUTE: { list: 'byMinute', lowest: 0, highest: 59 },
  BYSECOND: { list: 'bySecond', lowest: 0, highest: 59 },
  BYSETPOS: { list: 'bySetPos', lowest: 1, highest: 366, fromEnd: true },
}
const others = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'WKST']

/**
 * Reads the value of an RRULE as other programs write it: any case, a semicolon at the end, UNTIL as a date, as local time or in UTC.
 * Throws a Refusal: `recurrence-unreadable` (no rule at all, or a part twice), `recurrence-too-frequent` (more than 24 times
 * a day), `recurrence-out-of-range` (a value that the part cannot have), `recurrence-not-supported` (a part that RFC 5545 does not know, or not
 * with this frequency) or `recurrence-never` (no date can fit); its facts name the part and the value.
 */
export function parseRecurrence(text: string, beginning: Beginning): Recurrence {
  const parts = partsOf(text)
  const frequency = frequencyOf(parts.get('FREQ'))
  const recurrence: Recurrence = { frequency, interval: 1 }
  for (const [part, value] of parts) {
    const range = ranges[part]
    if (range?.notWith?.includes(frequency)) refuse('not-supported', part, frequency)
    if (range) recurrence[range.list] = value.split(',').map((one) => numberOf(part, one, range))
    else if (!others.includes(part)) refuse('not-supported', part, value)
  }
  const { INTERVAL, COUNT, UNTIL, BYDAY, WKST } = Object.fromEntries(parts)
  if (INTERVAL !== undefined)
    recurrence.interval = numberOf('INTERVAL', INTERVAL, { lowest: 1, highest: 1000 })
  if (COUNT !== undefined) recurrence.count = numberOf('COUNT', COUNT, { lowest: 1, highest: 5000 })
  if (UNTIL !== undefined) recurrence.until = untilOf(UNTIL, beginning)
  if (BYDAY !== undefined) recurrence.byDay = weekdaysOf(BYDAY, recurrence)
  if (WKST !== undefined) recurrence.weekStart = weekStartOf(WKST)
  return sound(recurrence, beginning)
}

function refuse(why: string, part: string, value: string): never {
  throw new Refusal('invalid', `recurrence-${why}`, { part, value: value.slice(0, 80) })
}

function partsOf(text: string): Map<string, string> {
  const parts = new Map<string, string>()
  // The longest rule that makes sense names each day of the year from both ends.
  if (text.length > 5000) refuse('unreadable', 'RRULE', text)
  for (const part of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    if (part === '') continue
    const match = /^([A-Z-]+)\s*=\s*(\S+)$/.exec(part.trim())
    if (!match || parts.has(match[1]!)) refuse('unreadable', 'RRULE', part)
    parts.set(match[1]!, match[2]!)
  }
  return parts
}

function frequencyOf(value = ''): Frequency {
  if (tooFrequent.includes(value)) refuse('too-frequent', 'FREQ', value)
  return frequencies.find((frequency) => frequency === value) ?? refuse('unreadable', 'FREQ', value)
}

function numberOf(part: string, text: string, range: Pick<Range, 'lowest' | 'highest' | 'fromEnd'>): number {
  if (!/^[+-]?\d{1,15}$/.test(text)) refuse('unreadable', part, text)
  const number = Number(text)
  const size = range.fromEnd ? Math.abs(number) : number
  if (size < range.lowest || size > range.highest) refuse('out-of-range', part, text)
  return number
}

function weekdaysOf(text: string, { frequency, byWeekNo }: Recurrence): string[] {
  return text.split(',').map((one) => {
    const [, ordinal, weekday] =
      /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(one) ?? refuse('unreadable', 'BYDAY', one)
    if (ordinal === undefined) return weekday!
    if (frequency === 'DAILY' || frequency === 'WEEKLY' || byWeekNo) refuse('not-supported', 'BYDAY', one)
    const highest = frequency === 'MONTHLY' ? 5 : 53
    return `${numberOf('BYDAY', ordinal, { lowest: 1, highest, fromEnd: true })}${weekday!}`
  })
}

function weekStartOf(text: string): string {
  return /^(MO|TU|WE|TH|FR|SA|SU)$/.test(text) ? text : refuse('unreadable', 'WKST', text)
}

/** A date alone means the whole day; where days are counted, a moment means the day on which it lies. */
function untilOf(text: string, { at, zone }: Beginning): WallTime {
  const match =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(text) ?? refuse('unreadable', 'UNTIL', text)
  const [, year, month, day, hour, minute, second, utc] = match
  const date = `${year}-${month}-${day}`
  if (!LocalDate.safeParse(date).success) refuse('out-of-range', 'UNTIL', text)
  if (hour !== undefined && !/^([01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(`${hour}${minute}${second}`))
    refuse('out-of-range', 'UNTIL', text)
  const local = utc
    ? localOf(`${date}T${hour}:${minute}:00.000Z`, zone)
    : { date, time: `${hour ?? '23'}:${minute ?? '59'}` }
  return at.length === 10 ? local.date : `${local.date}T${local.time}:${second ?? '59'}`
}

/** Leaves out what has no meaning for whole days (RFC 5545), says what is only implied, and refuses what is too often, never, or not expanded rightly. */
function sound(recurrence: Recurrence, { at }: Beginning): Recurrence {
  const { byHour, byMinute, bySecond, ...dates } = recurrence
  const checked = at.length === 10 ? dates : recurrence
  const times = [byHour, byMinute, bySecond].map((list) => new Set(list ?? [0]).size)
  if (at.length > 10 && times.reduce((product, size) => product * size, 1) > mostADay)
    refuse('too-frequent', 'BYHOUR', String(byHour ?? ''))
  const [first, second] = clashing(checked)
  if (first && second) refuse('not-supported', first, second)
  const { byMonth, byMonthDay, bySetPos, byWeekNo, byDay } = checked
  if (bySetPos && Object.keys(checked).filter((key) => key.startsWith('by')).length === 1)
    refuse('not-supported', 'BYSETPOS', bySetPos.join(','))
  if (
    byMonth &&
    byMonthDay &&
    !byMonth.some((month) => byMonthDay.some((day) => Math.abs(day) <= longest[month - 1]!))
  )
    refuse('never', 'BYMONTHDAY', byMonthDay.join(','))
  return byWeekNo && !byDay ? { ...checked, byDay: [weekdayOf(at.slice(0, 10)).toUpperCase()] } : checked
}

/** Two ways of naming the days of a year at once: hardly anybody writes them, and the library does not limit the one by the other. */
function clashing({ frequency, byYearDay, byWeekNo, byMonth, byMonthDay, byDay }: Recurrence): string[] {
  if (frequency !== 'YEARLY') return []
  const counted = byDay?.some((day) => day.length > 2)
  if (counted && !byMonth && byDay?.some((day) => day.length === 2)) return ['BYDAY', 'BYDAY']
  const named = { BYYEARDAY: byYearDay, BYWEEKNO: byWeekNo, BYMONTHDAY: byMonthDay }
  const parts = Object.entries(named).flatMap(([part, list]) => (list ? [part] : []))
  return byYearDay || counted ? [...parts, ...(byDay ? ['BYDAY'] : [])] : parts
}

/** The most days that the months January to December can have. */
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
