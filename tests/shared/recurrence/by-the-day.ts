import { addDays, daysBetween, isoWeek, mondayOf, weekdayOf } from '../../../shared/time/civil.ts'
import type { Recurrence } from '../../../shared/time/recurrence-text.ts'

/**
 * RFC 5545 read naively, for whole days and weeks from Monday: goes through every day up to `to`, gathers those of a period that meet every
 * part, picks the positions, counts.
 */
export function byTheDay(recurrence: Recurrence, start: string, to: string): string[] {
  const found: string[] = []
  const periods = new Map<string, string[]>()
  for (let day = firstOfPeriod(recurrence, start); day <= to; day = addDays(day, 1)) {
    const period = periodOf(recurrence, start, day)
    if (period === undefined) continue
    const days = periods.get(period) ?? []
    periods.set(period, days)
    if (meets(recurrence, start, day)) days.push(day)
  }
  // The last period is not complete, so positions from its end are not known: the caller asks for less.
  for (const days of periods.values()) found.push(...picked(recurrence, days))
  return found.filter((day) => day >= start).slice(0, recurrence.count ?? found.length)
}

function firstOfPeriod({ frequency, byWeekNo }: Recurrence, start: string): string {
  if (byWeekNo) return addDays(`${start.slice(0, 4)}-01-01`, -7)
  if (frequency === 'YEARLY') return `${start.slice(0, 4)}-01-01`
  if (frequency === 'MONTHLY') return `${start.slice(0, 7)}-01`
  return frequency === 'WEEKLY' ? mondayOf(start) : start
}

const number = (text: string) => Number(text)
const year = ({ byWeekNo }: Recurrence, day: string) =>
  byWeekNo ? isoWeek(day).year : number(day.slice(0, 4))

/** The name of the period in which the day lies; undefined if the interval passes over it. */
function periodOf(rule: Recurrence, start: string, day: string): string | undefined {
  const months = (date: string) => number(date.slice(0, 4)) * 12 + number(date.slice(5, 7))
  const counted = {
    DAILY: () => daysBetween(start, day),
    WEEKLY: () => daysBetween(mondayOf(start), mondayOf(day)) / 7,
    MONTHLY: () => months(day) - months(start),
    YEARLY: () => year(rule, day) - number(start.slice(0, 4)),
  }[rule.frequency]()
  return counted >= 0 && counted % rule.interval === 0 ? String(counted) : undefined
}

function meets(rule: Recurrence, start: string, day: string): boolean {
  const { frequency, byMonth, byMonthDay, byYearDay, byWeekNo, byDay } = rule
  const [of, month, date] = [number(day.slice(0, 4)), number(day.slice(5, 7)), number(day.slice(8))]
  const ofMonth = [date, date - 1 - daysIn(`${day.slice(0, 7)}-01`, nextMonth(day))]
  const ofYear = daysBetween(`${of}-01-01`, day) + 1
  const { week } = isoWeek(day)
  const weeks = isoWeek(`${year(rule, day)}-12-28`).week
  const named = byMonthDay ?? byYearDay ?? byWeekNo ?? byDay
  const monthStays = frequency !== 'YEARLY' || named || byMonth || month === number(start.slice(5, 7))
  const dayStays = !['MONTHLY', 'YEARLY'].includes(frequency) || named || date === number(start.slice(8))
  const weekdayStays = frequency !== 'WEEKLY' || byDay || weekdayOf(day) === weekdayOf(start)
  return (
    monthStays &&
    dayStays &&
    weekdayStays &&
    (byMonth?.includes(month) ?? true) &&
    (byMonthDay?.some((one) => ofMonth.includes(one)) ?? true) &&
    (byYearDay?.some(
      (one) => one === ofYear || one === ofYear - 1 - daysIn(`${of}-01-01`, `${of + 1}-01-01`),
    ) ??
      true) &&
    (byWeekNo?.some((one) => one === week || one === week - 1 - weeks) ?? true) &&
    (byDay?.some((one) => isWeekday(rule, one, day)) ?? true)
  )
}

const daysIn = (from: string, to: string) => daysBetween(from, to)
const nextMonth = (day: string) => `${addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`

/** `1FR` is the first Friday of the month, or of the year where no month is named. */
function isWeekday({ frequency, byMonth }: Recurrence, one: string, day: string): boolean {
  if (weekdayOf(day).toUpperCase() !== one.slice(-2)) return false
  if (one.length === 2) return true
  const ofYear = frequency === 'YEARLY' && !byMonth
  const from = ofYear ? `${day.slice(0, 4)}-01-01` : `${day.slice(0, 7)}-01`
  const end = ofYear ? `${number(day.slice(0, 4)) + 1}-01-01` : nextMonth(day)
  const ordinal = number(one.slice(0, -2))
  return ordinal > 0
    ? Math.floor(daysBetween(from, day) / 7) + 1 === ordinal
    : Math.floor((daysBetween(day, end) - 1) / 7) + 1 === -ordinal
}

function picked({ bySetPos }: Recurrence, days: string[]): string[] {
  if (!bySetPos) return days
  return days.filter((_, index) => bySetPos.includes(index + 1) || bySetPos.includes(index - days.length))
}
