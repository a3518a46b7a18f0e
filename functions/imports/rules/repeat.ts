import { daysBetween, mondayOf, weekdayOf, weekdays } from '../../../shared/time/civil.ts'
import type { Repeat } from '../../bookings/schema/series.ts'
import { wantedDates } from '../../bookings/rules/series.ts'
import type { ImportedDate } from '../schema.ts'

type Expand = Parameters<typeof wantedDates>[1]
type Rule = Omit<Repeat, 'until' | 'mode'>

const noHolidays = { publicHoliday: () => undefined, schoolHoliday: () => undefined }
const mostExtra = 200
/** A date that was moved further than this says nothing about the rule. Days. */
const farthest = 62

/**
 * The rule that gives these dates with few exceptions, so that a series from elsewhere is told and extended like one of ours.
 * `dates` in the order of their keys, two at least. Dates beside the rule are extra ones, its dates that are not among them are left out;
 * where that is more than half of them, they follow none.
 */
export function repeatOf(dates: readonly ImportedDate[], expand: Expand): Repeat {
  const usual = dates.filter(({ key, date }) => Math.abs(daysBetween(key.slice(0, 10), date)) <= farthest)
  const fitted: Fitted[] = []
  for (const rule of usual.length === 0 ? [] : rulesFor(usual)) {
    const next = fit(dates, usual, rule, expand)
    if (next.exceptions <= dates.length / 4) return next.repeat
    fitted.push(next)
  }
  const [best] = fitted.sort((a, b) => a.exceptions - b.exceptions)
  const isFit = best !== undefined && (best.exceptions <= dates.length / 2 || dates.length > mostExtra)
  return isFit ? best.repeat : irregular(dates)
}

/** Each date by itself (`isIrregular`): a rule with more exceptions than dates would go on as nobody has said. */
function irregular(dates: readonly ImportedDate[]): Repeat {
  return { every: 'day', count: 1, mode: 'free', also: extra(dates.slice(1)) }
}

interface Fitted {
  repeat: Repeat
  exceptions: number
}

function fit(
  dates: readonly ImportedDate[],
  usual: readonly ImportedDate[],
  rule: Rule,
  expand: Expand,
): Fitted {
  const [date = '', time = ''] = (usual[0]?.key ?? '').split('T')
  const whole = { ...rule, until: usual.at(-1)?.key.slice(0, 10) ?? date, mode: 'free' } as const
  const wanted = wantedDates({ date, from: time, to: time, repeat: whole }, expand, noHolidays).dates
  const [given, had] = [new Set(wanted.map(({ key }) => key)), new Set(dates.map(({ key }) => key))]
  const except = wanted.filter(({ key }) => !had.has(key)).map((each) => each.date)
  const beside = dates.filter(({ key }) => !given.has(key))
  const repeat = {
    ...whole,
    ...(except.length > 0 ? { except } : {}),
    ...(beside.length > 0 ? { also: extra(beside) } : {}),
  }
  return { repeat, exceptions: except.length + beside.length }
}

function extra(dates: readonly ImportedDate[]) {
  return dates.slice(0, mostExtra).map(({ date, from, to }) => ({ date, from, to }))
}

function rulesFor(dates: readonly ImportedDate[]): Rule[] {
  const days = dates.map(({ key }) => key.slice(0, 10))
  const found = new Set(days.map((day) => weekdayOf(day)))
  const weeks = [...new Set(days.map(mondayOf))]
  const steps = weeks.slice(1).map((monday, at) => daysBetween(weeks[at] ?? monday, monday) / 7)
  const interval = Math.max(1, Math.min(52, ...steps))
  return [
    { every: 'week', weekdays: weekdays.filter((day) => found.has(day)), interval },
    { every: 'month', monthly: 'weekday' },
    { every: 'month', monthly: 'last-weekday' },
    { every: 'month', monthly: 'day' },
    { every: 'day' },
  ]
}
