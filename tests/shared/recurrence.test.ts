import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, mondayOf, weekdayOf, weekdays } from '../../shared/time/civil.ts'
import { datesOf } from '../../shared/time/recurrence.ts'
import { Rule } from '../../shared/time/rule.ts'
import { some } from '../support/budget.ts'

const year = { from: '2026-01-01', to: '2026-12-31' }
const dates = (rule: Partial<Rule> & Pick<Rule, 'every'>, start: string, window = year, most = 400) =>
  datesOf({ interval: 1, ...rule }, start, window, most)

describe('a rule gives dates', () => {
  it.each<[string, Partial<Rule> & Pick<Rule, 'every'>, string, string[]]>([
    [
      'every third day, three times',
      { every: 'day', interval: 3, count: 3 },
      '2026-01-30',
      ['2026-01-30', '2026-02-02', '2026-02-05'],
    ],
    [
      'weekly on the weekday of its start',
      { every: 'week', until: '2026-11-17' },
      '2026-11-03',
      ['2026-11-03', '2026-11-10', '2026-11-17'],
    ],
    [
      'weekly on two weekdays',
      { every: 'week', weekdays: ['th', 'tu'], count: 3 },
      '2026-11-03',
      ['2026-11-03', '2026-11-05', '2026-11-10'],
    ],
    [
      'every other week, from the first date that fits',
      { every: 'week', interval: 2, weekdays: ['mo'], count: 2 },
      '2026-11-04',
      ['2026-11-09', '2026-11-23'],
    ],
    [
      'on the first Tuesday of the month',
      { every: 'month', monthly: { kind: 'weekday', ordinal: 1, weekday: 'tu' }, count: 2 },
      '2026-11-04',
      ['2026-12-01', '2027-01-05'],
    ],
    [
      'on the last Friday of the month',
      { every: 'month', monthly: { kind: 'weekday', ordinal: -1, weekday: 'fr' }, count: 2 },
      '2026-01-01',
      ['2026-01-30', '2026-02-27'],
    ],
    [
      'on the 31st, leaving out months without one',
      { every: 'month', count: 3 },
      '2026-01-31',
      ['2026-01-31', '2026-03-31', '2026-05-31'],
    ],
    [
      'on the last day of the month',
      { every: 'month', monthly: { kind: 'day', day: -1 }, count: 3 },
      '2026-01-31',
      ['2026-01-31', '2026-02-28', '2026-03-31'],
    ],
    [
      'every quarter, from the first date that fits',
      { every: 'month', interval: 3, monthly: { kind: 'day', day: 5 }, count: 2 },
      '2026-01-10',
      ['2026-02-05', '2026-05-05'],
    ],
    ['yearly on 29 February', { every: 'year', count: 2 }, '2024-02-29', ['2024-02-29', '2028-02-29']],
    [
      'yearly on the second Sunday of May',
      { every: 'year', month: 5, monthly: { kind: 'weekday', ordinal: 2, weekday: 'su' }, count: 2 },
      '2026-01-01',
      ['2026-05-10', '2027-05-09'],
    ],
  ])('%s', (_, rule, start, wanted) => {
    expect(dates(rule, start, { from: '2024-01-01', to: '2028-12-31' })).toEqual(wanted)
  })

  it('within the window, counted from the start', () => {
    expect(dates({ every: 'day', count: 5 }, '2025-12-30')).toEqual([
      '2026-01-01',
      '2026-01-02',
      '2026-01-03',
    ])
    expect(dates({ every: 'day' }, '2026-01-01', year, 3)).toEqual(['2026-01-01', '2026-01-02', '2026-01-03'])
    expect(dates({ every: 'day', until: '2025-12-31' }, '2026-01-01')).toEqual([])
  })

  it('for a day so rare that none comes within the window, none', () => {
    const fifthSaturday = { kind: 'weekday', ordinal: 5, weekday: 'sa' } as const
    expect(dates({ every: 'year', month: 2, monthly: fifthSaturday }, '2080-01-01')).toEqual([])
  })
})

describe('what is no rule', () => {
  it.each([
    { every: 'day', interval: 0 },
    { every: 'day', interval: 1, count: 1_000_000_000 },
    { every: 'day', interval: 1, weekdays: ['mo'] },
    { every: 'week', interval: 1, weekdays: [] },
    { every: 'week', interval: 1, count: 2, until: '2026-12-31' },
    { every: 'month', interval: 1, monthly: { kind: 'day', day: 32 } },
    { every: 'month', interval: 1, monthly: { kind: 'weekday', ordinal: 0, weekday: 'mo' } },
    { every: 'year', interval: 1, month: 2, monthly: { kind: 'day', day: 30 } },
    { every: 'hour', interval: 1 },
  ])('%j is not taken', (rule) => {
    expect(Rule.safeParse(rule).success).toBe(false)
    expect(() => datesOf(rule as Rule, '2026-01-01', year, 10)).toThrow(RangeError)
  })

  it('nor is a window of more than ten years', () => {
    expect(() => dates({ every: 'day' }, '2026-01-01', { from: '2026-01-01', to: '2036-01-02' })).toThrow(
      RangeError,
    )
  })
})

const monthly = fc.oneof(
  fc.record({
    kind: fc.constant('day' as const),
    day: fc.oneof(fc.constant(-1), fc.integer({ min: 1, max: 31 })),
  }),
  fc.record({
    kind: fc.constant('weekday' as const),
    ordinal: fc.constantFrom(1, 2, 3, 4, 5, -1, -2),
    weekday: fc.constantFrom(...weekdays),
  }),
)
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
const anyDate = fc.integer({ min: 0, max: 1460 }).map((days) => addDays('2024-01-01', days))
const anyRule: fc.Arbitrary<Rule> = fc
  .record({
    every: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const),
    interval: fc.integer({ min: 1, max: 5 }),
    weekdays: maybe(fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 4 })),
    monthly: maybe(monthly),
    month: maybe(fc.integer({ min: 1, max: 12 })),
    count: maybe(fc.integer({ min: 1, max: 30 })),
    until: maybe(anyDate),
  })
  .map((rule) => ({
    ...rule,
    weekdays: rule.every === 'week' ? rule.weekdays : undefined,
    monthly: rule.every === 'month' || rule.every === 'year' ? rule.monthly : undefined,
    month: rule.every === 'year' ? rule.month : undefined,
    until: rule.count === undefined ? rule.until : undefined,
  }))
  .filter((rule) => Rule.safeParse(rule).success)

describe('any rule', () => {
  it('gives the dates that a look at every single day finds', () => {
    fc.assert(
      fc.property(anyRule, anyDate, fc.integer({ min: -400, max: 400 }), (rule, start, shift) => {
        const window = { from: addDays(start, shift), to: addDays(start, shift + 900) }
        expect(datesOf(rule, start, window, 50)).toEqual(
          dayByDay(rule, start, window.from, window.to).slice(0, 50),
        )
      }),
      { numRuns: some(500) },
    )
  })
})

function dayByDay(rule: Rule, start: string, from: string, to: string): string[] {
  const found: string[] = []
  for (let day = start; day <= to; day = addDays(day, 1)) {
    if (!fits(rule, start, day) || !inStep(rule, found[0] ?? day, day)) continue
    if (found.length === rule.count || (rule.until !== undefined && day > rule.until)) break
    found.push(day)
  }
  return found.filter((day) => day >= from)
}

function fits({ every, weekdays, monthly, month }: Rule, start: string, day: string): boolean {
  if (every === 'day') return true
  if (every === 'week') return (weekdays ?? [weekdayOf(start)]).includes(weekdayOf(day))
  if (every === 'year' && Number(day.slice(5, 7)) !== (month ?? Number(start.slice(5, 7)))) return false
  const date = Number(day.slice(8))
  const left = daysBetween(day, `${addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`)
  if (monthly?.kind === 'weekday') {
    const ordinal = monthly.ordinal > 0 ? Math.ceil(date / 7) : -Math.ceil(left / 7)
    return ordinal === monthly.ordinal && weekdayOf(day) === monthly.weekday
  }
  return monthly?.day === -1 ? left === 1 : date === (monthly?.day ?? Number(start.slice(8)))
}

function inStep({ every, interval }: Rule, first: string, day: string): boolean {
  const years = Number(day.slice(0, 4)) - Number(first.slice(0, 4))
  const months = years * 12 + Number(day.slice(5, 7)) - Number(first.slice(5, 7))
  const passed = {
    day: daysBetween(first, day),
    week: daysBetween(mondayOf(first), mondayOf(day)) / 7,
    month: months,
    year: years,
  }
  return passed[every] % interval === 0
}
