import { addDays, addMonths, mondayOf, weekdayOf, weekdays } from '../time/civil.ts'
import type { Instant, LocalDate, Weekday } from '../time/civil.ts'

/** The only ways to repeat that every reader of calendars understands in the same way. */
export type RuleForm =
  | { every: 'day'; interval: number }
  | { every: 'week'; interval: number; weekdays: readonly Weekday[] }
  /** `ordinal` -1 is the last one. */
  | { every: 'month'; interval: number; ordinal: number; weekday: Weekday }
  | { every: 'month'; interval: number; day: number }

/** A rule as a calendar writes it: `until` is the start of the last instance. */
export type CalendarRule = RuleForm & { until: Instant }

/** The value of RRULE. */
export function ruleValue(rule: CalendarRule): string {
  const { every, interval, until } = rule
  const parts = [
    `FREQ=${frequencies[every]}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...dayParts(rule),
    ...(every === 'week' && interval > 1 ? ['WKST=MO'] : []),
    `UNTIL=${until.slice(0, 19).replace(/[-:]/g, '')}Z`,
  ]
  return parts.join(';')
}

const frequencies = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY' } as const

function dayParts(rule: RuleForm): string[] {
  if (rule.every === 'day') return []
  if (rule.every === 'week') return [`BYDAY=${rule.weekdays.map((weekday) => weekday.toUpperCase()).join()}`]
  return 'day' in rule ? [`BYMONTHDAY=${rule.day}`] : [`BYDAY=${rule.ordinal}${rule.weekday.toUpperCase()}`]
}

/** The dates that the form gives from `start`, which is its first one, to `last` inclusive. */
export function datesOfForm(form: RuleForm, start: LocalDate, last: LocalDate): LocalDate[] {
  const dates: LocalDate[] = []
  for (let step = 0; ; step++) {
    const { begins, found } = period(form, start, step)
    if (begins > last) return dates
    dates.push(...found.filter((date) => date >= start && date <= last))
  }
}

/** The dates of one day, week or month of the rule, and when it begins. */
function period(
  form: RuleForm,
  start: LocalDate,
  step: number,
): { begins: LocalDate; found: readonly LocalDate[] } {
  if (form.every === 'day') {
    const date = addDays(start, step * form.interval)
    return { begins: date, found: [date] }
  }
  if (form.every === 'week') {
    const begins = addDays(mondayOf(start), 7 * step * form.interval)
    const found = form.weekdays.map((weekday) => addDays(begins, weekdays.indexOf(weekday)))
    return { begins, found: found.sort() }
  }
  const begins = addMonths(`${start.slice(0, 7)}-01`, step * form.interval)
  const date = 'day' in form ? numbered(begins, form.day) : nth(begins, form)
  return { begins, found: date === undefined ? [] : [date] }
}

/** A month that lacks the day has none. */
function numbered(month: LocalDate, day: number): LocalDate | undefined {
  const date = addDays(month, day - 1)
  return date.slice(0, 7) === month.slice(0, 7) ? date : undefined
}

function nth(month: LocalDate, { ordinal, weekday }: { ordinal: number; weekday: Weekday }): LocalDate {
  const origin = ordinal > 0 ? month : addDays(addMonths(month, 1), -7)
  const distance = (weekdays.indexOf(weekday) - weekdays.indexOf(weekdayOf(origin)) + 7) % 7
  return addDays(origin, distance + (ordinal > 0 ? 7 * (ordinal - 1) : 0))
}
