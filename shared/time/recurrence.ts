import { addDays, addMonths, weekdayOf } from './civil.ts'
import type { LocalDate } from './civil.ts'
import { instancesOf } from './expansion.ts'
import type { Window } from './expansion.ts'
import type { Recurrence } from './recurrence-text.ts'
import { Rule } from './rule.ts'

/** Longer than any series, short enough that nobody waits. */
const longestWindow = 120

/**
 * The dates of the rule within the window, at most `most`, in order. The first is `start` if it fits the rule, else the first date
 * after it that fits; the interval and the count begin there. Weeks begin on Monday.
 * Throws a RangeError for a rule that the schema refuses and for a window of more than ten years.
 */
export function datesOf(rule: Rule, start: LocalDate, window: Window, most: number): LocalDate[] {
  if (!Rule.safeParse(rule).success) throw new RangeError(`No rule: ${JSON.stringify(rule)}`)
  if (window.to > addMonths(window.from, longestWindow))
    throw new RangeError('A window of more than ten years')
  const recurrence = recurrenceOf(rule, start)
  const first = firstOf(recurrence, start)
  return first === undefined ? [] : instancesOf(recurrence, at(first), window, most)
}

const at = (date: LocalDate) => ({ at: date, zone: 'UTC' })

/** Leap days that fall on the fifth Saturday are 28 years apart, over 2100 they are forty. */
const rarest = 41

function firstOf(recurrence: Recurrence, start: LocalDate): LocalDate | undefined {
  const { count: _, ...endless } = recurrence
  const each = { ...endless, interval: 1 }
  const soon = instancesOf(each, at(start), { from: start, to: addDays(start, 62) }, 1)
  if (soon.length > 0) return soon[0]
  return instancesOf(each, at(start), { from: start, to: addMonths(start, rarest * 12) }, 1)[0]
}

function recurrenceOf(rule: Rule, start: LocalDate): Recurrence {
  const { every, interval, count, until, month = Number(start.slice(5, 7)) } = rule
  return {
    frequency: frequencies[every],
    interval,
    weekStart: 'MO',
    ...(count === undefined ? {} : { count }),
    ...(until === undefined ? {} : { until }),
    ...(every === 'week' ? { byDay: weekdays(rule, start) } : {}),
    ...(every === 'month' || every === 'year' ? dayOfMonth(rule, start) : {}),
    ...(every === 'year' ? { byMonth: [month] } : {}),
  }
}

const frequencies = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const

function weekdays({ weekdays = [] }: Rule, start: LocalDate): string[] {
  return (weekdays.length > 0 ? weekdays : [weekdayOf(start)]).map((weekday) => weekday.toUpperCase())
}

function dayOfMonth({ monthly }: Rule, start: LocalDate): Pick<Recurrence, 'byDay' | 'byMonthDay'> {
  if (monthly?.kind === 'weekday') return { byDay: [`${monthly.ordinal}${monthly.weekday.toUpperCase()}`] }
  return { byMonthDay: [monthly?.day ?? Number(start.slice(8, 10))] }
}
