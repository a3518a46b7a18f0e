import * as z from 'zod/mini'
import { Refusal } from '../refusal.ts'
import { dayOf, epochAt, epochAtOrAfter, isZoneName, wallAt } from './zoned-day.ts'

export { minutesOfTime } from './zoned-day.ts'

/** A day on the wall calendar, `YYYY-MM-DD`; from 1900 to 9998, so that the year after any date still has four digits. */
export const LocalDate = z.iso.date().check(z.refine((date) => date >= '1900' && date < '9999'))
export type LocalDate = z.infer<typeof LocalDate>

/** A time on the wall clock, `00:00` to `23:59`; as a type it may also be the end of a day, `24:00`. */
export const LocalTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
export type LocalTime = z.infer<typeof LocalTime>

/** When something ends: a wall time or `24:00`, the midnight after the day. */
export const EndTime = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/))
export type EndTime = z.infer<typeof EndTime>

/** What happened, in UTC with milliseconds: `2026-12-05T08:00:00.000Z`. Instants sort as strings. */
export const Instant = z.iso.datetime({ precision: 3 })
export type Instant = z.infer<typeof Instant>

/** The name of an IANA time zone, such as `Europe/Berlin`. */
export const Zone = z.string().check(z.refine((zone) => isZone(zone)))
export type Zone = z.infer<typeof Zone>

/** Monday first, as weeks are counted here. */
export const weekdays = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const
export const Weekday = z.enum(weekdays)
export type Weekday = z.infer<typeof Weekday>

const minute = 60_000
const quarter = 15 * minute
const day = 24 * 60 * minute

/** Whether the zone is an IANA name in its usual spelling; offsets such as `+01:00` are not zones. */
export function isZone(zone: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_+/-]*$/.test(zone) && isZoneName(zone)
}

/**
 * The instant at which the clocks of the zone show this time. `24:00` is the next midnight, `00:00` the beginning of the day
 * even where clocks jump over midnight; a time that exists twice (autumn) is the first. Throws `time-does-not-exist`.
 */
export function instantOf(date: LocalDate, time: EndTime, zone: Zone): Instant {
  return instantOfEpoch(epochOf(date, time, zone))
}

/**
 * The same of what is kept already, which has to be read whatever it is: a time that spring takes away is so much later as the
 * clocks are put forward.
 */
export function instantOfKept(date: LocalDate, time: EndTime, zone: Zone): Instant {
  return instantOfEpoch(epochAtOrAfter(date, time, zone))
}

/** Whether the clocks of the zone show this time on this day; the hour that spring takes away does not exist. */
export function timeExists(date: LocalDate, time: EndTime, zone: Zone): boolean {
  return epochAt(date, time, zone) !== undefined
}

/** What the clocks of the zone show at the instant; seconds are dropped. */
export function localOf(instant: Instant, zone: Zone): { date: LocalDate; time: LocalTime } {
  const epoch = epochMilliseconds(instant)
  for (const hours of apart) {
    const date = dateOfDay(Math.floor((epoch + hours * 60 * minute) / day))
    const { start, end, even } = dayOf(date, zone)
    if (even && start <= epoch && epoch < end)
      return { date, time: timeOfMinutes(Math.floor((epoch - start) / minute)) }
  }
  return wallAt(epoch, zone)
}

/** Hours from UTC at which it is another date somewhere, the likeliest first: clocks are at most 14 ahead, and 12 behind. */
const apart = [0, 14, -12]

/** The local date at the instant. */
export function today(instant: Instant, zone: Zone): LocalDate {
  return localOf(instant, zone).date
}

/** The instant at which the local day begins: midnight, or the first moment after it where clocks jump over midnight. */
export function startOfDay(date: LocalDate, zone: Zone): Instant {
  return instantOfEpoch(dayOf(date, zone).start)
}

/** The date `count` days later, or earlier if negative. */
export function addDays(date: LocalDate, count: number): LocalDate {
  return dateOfDay(dayNumber(date) + count)
}

/** The date `count` months later; a day that the month does not have becomes its last one (31 January + 1 = 28 February). */
export function addMonths(date: LocalDate, count: number): LocalDate {
  const { year, month, dayOfMonth } = partsOfDate(date)
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return dateOfDay(Date.UTC(year, month - 1 + count, Math.min(dayOfMonth, last)) / day)
}

/** Days from the first date to the second; negative if the second is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** The weekday of the date. */
export function weekdayOf(date: LocalDate): Weekday {
  return weekdays[weekdayNumber(date)]!
}

/** The Monday of the week in which the date lies. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -weekdayNumber(date))
}

/** The calendar week of ISO 8601; around New Year its year differs from the date's. */
export function isoWeek(date: LocalDate): { year: number; week: number } {
  // A week belongs to the year in which its Thursday lies.
  const thursday = addDays(mondayOf(date), 3)
  const { year } = partsOfDate(thursday)
  return { year, week: 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) }
}

/** Days since 1 January 1970. Dates alone know no zone and no clocks, so that whole numbers do; most of a page's time went into more. */
function dayNumber(date: LocalDate): number {
  const { year, month, dayOfMonth } = partsOfDate(date)
  const number = Date.UTC(year, month - 1, dayOfMonth) / day
  if (Number.isNaN(number)) throw new RangeError(`${date} is no date`)
  return number
}

function partsOfDate(date: LocalDate): { year: number; month: number; dayOfMonth: number } {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    dayOfMonth: Number(date.slice(8, 10)),
  }
}

/** A programme counts through three thousand days, most of them many times. */
const namesOfDays = new Map<number, LocalDate>()
const mostNames = 20_000

function dateOfDay(number: number): LocalDate {
  const known = namesOfDays.get(number)
  if (known !== undefined) return known
  const name = new Date(number * day).toISOString().slice(0, 10)
  if (namesOfDays.size >= mostNames) namesOfDays.clear()
  namesOfDays.set(number, name)
  return name
}

/** 0 on Mondays. */
function weekdayNumber(date: LocalDate): number {
  return (((dayNumber(date) + 3) % 7) + 7) % 7
}

/** Every date from the first up to, and without, the second. */
export function datesFrom(from: LocalDate, toExclusive: LocalDate): LocalDate[] {
  const count = Math.max(0, daysBetween(from, toExclusive))
  return Array.from({ length: count }, (_, index) => addDays(from, index))
}

/** The instant `count` minutes of elapsed time later, or earlier if negative. */
export function addMinutes(instant: Instant, count: number): Instant {
  return instantOfEpoch(epochMilliseconds(instant) + count * minute)
}

/** Whole minutes elapsed from the first instant to the second, rounded down; negative if the second is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.floor((epochMilliseconds(to) - epochMilliseconds(from)) / minute)
}

/** Quarter hours of the local day: 96, in Berlin 92 in spring and 100 in autumn, on Lord Howe 94 and 98. */
export function quartersOfDay(date: LocalDate, zone: Zone): number {
  const { start, end } = dayOf(date, zone)
  return Math.floor((end - start) / quarter)
}

/** Quarter hours elapsed since the local day began, rounded down; `24:00` gives `quartersOfDay`. Throws `time-does-not-exist`. */
export function quarterAt(date: LocalDate, time: EndTime, zone: Zone): number {
  return Math.floor((epochOf(date, time, zone) - dayOf(date, zone).start) / quarter)
}

/** What the clock shows after `index` quarter hours of the local day: `00:00` at 0, `24:00` at `quartersOfDay`. */
export function quarterToTime(date: LocalDate, index: number, zone: Zone): EndTime {
  const count = quartersOfDay(date, zone)
  if (!Number.isInteger(index) || index < 0 || index > count)
    throw new RangeError(`${date} has no quarter ${index}`)
  if (index === count) return '24:00'
  const { start, even } = dayOf(date, zone)
  return even ? timeOfMinutes(index * 15) : localOf(instantOfEpoch(start + index * quarter), zone).time
}

/** The wall time at so many minutes since `00:00`, 0 to 1440. */
export function timeOfMinutes(minutes: number): EndTime {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > 1440)
    throw new RangeError(`No time has ${minutes} minutes`)
  const hours = Math.floor(minutes / 60)
  return `${String(hours).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Milliseconds since 1970, for arithmetic and for `Intl`. */
export function epochMilliseconds(instant: Instant): number {
  const epoch = Date.parse(instant)
  if (Number.isNaN(epoch)) throw new RangeError(`${instant} is no instant`)
  return epoch
}

/** Whole seconds since 1970, the unit in which the table's `ttl` is written. */
export function epochSeconds(instant: Instant): number {
  return Math.floor(epochMilliseconds(instant) / 1000)
}

/** The instant so many milliseconds after 1970 began. */
export function instantOfEpoch(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString()
}

function epochOf(date: LocalDate, time: EndTime, zone: Zone): number {
  const epoch = epochAt(date, time, zone)
  if (epoch === undefined) throw new Refusal('invalid', 'time-does-not-exist', { date, time })
  return epoch
}
