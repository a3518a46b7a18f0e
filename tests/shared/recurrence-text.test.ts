import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../shared/time/civil.ts'
import { instancesOf } from '../../shared/time/expansion.ts'
import { parseRecurrence } from '../../shared/time/recurrence-text.ts'
import { byTheDay } from './recurrence/by-the-day.ts'
import { some } from '../support/budget.ts'
import { sample } from '../support/budget.ts'

const berlin = (at: string) => ({ at, zone: 'Europe/Berlin' })
const expand = (rule: string, at: string, from: string, to: string, most = 1000) =>
  instancesOf(parseRecurrence(rule, berlin(at)), berlin(at), { from, to }, most)

describe('a rule out of another calendar', () => {
  it.each([
    ['rrule:freq=weekly;byday=mo,th;', ['2026-11-02T19:00:00', '2026-11-05T19:00:00', '2026-11-09T19:00:00']],
    ['FREQ=WEEKLY;UNTIL=20261109', ['2026-11-02T19:00:00', '2026-11-09T19:00:00']],
    ['FREQ=WEEKLY;UNTIL=20261109T190000', ['2026-11-02T19:00:00', '2026-11-09T19:00:00']],
    ['FREQ=WEEKLY;UNTIL=20261109T180000Z', ['2026-11-02T19:00:00', '2026-11-09T19:00:00']],
    ['FREQ=WEEKLY;UNTIL=20261109T175959Z', ['2026-11-02T19:00:00']],
    ['FREQ=WEEKLY;COUNT=1;X-EXTRA=', 'recurrence-unreadable'],
  ])('%s is read as it is meant', (rule, wanted) => {
    const read = () => expand(rule, '2026-11-02T19:00:00', '2026-11-01', '2026-11-10')
    if (typeof wanted === 'string') expect(read).toThrow(expect.objectContaining({ code: wanted }))
    else expect(read()).toEqual(wanted)
  })

  it('of whole days ends on the day on which its UNTIL lies in the zone', () => {
    expect(expand('FREQ=DAILY;UNTIL=20261102T230000Z', '2026-11-01', '2026-11-01', '2026-11-09')).toEqual([
      '2026-11-01',
      '2026-11-02',
      '2026-11-03',
    ])
  })

  it('is cut to the window and to the most that is asked for', () => {
    expect(expand('FREQ=DAILY', '2001-01-01T09:00:00', '2026-01-01', '2027-12-31', 3)).toEqual([
      '2026-01-01T09:00:00',
      '2026-01-02T09:00:00',
      '2026-01-03T09:00:00',
    ])
    expect(expand('FREQ=DAILY;COUNT=10', '2025-12-25T09:00:00', '2026-01-01', '2026-12-31')).toHaveLength(3)
  })
})

describe('at the clock changes of Berlin', () => {
  it('a daily 02:30 leaves out the night that has none, and does not count it', () => {
    expect(expand('FREQ=DAILY;COUNT=4', '2026-03-27T02:30:00', '2026-03-01', '2026-04-30')).toEqual([
      '2026-03-27T02:30:00',
      '2026-03-28T02:30:00',
      '2026-03-30T02:30:00',
      '2026-03-31T02:30:00',
    ])
  })

  it('a daily 02:30 happens once in the night that has two', () => {
    expect(expand('FREQ=DAILY;COUNT=3', '2026-10-24T02:30:00', '2026-10-01', '2026-10-31')).toEqual([
      '2026-10-24T02:30:00',
      '2026-10-25T02:30:00',
      '2026-10-26T02:30:00',
    ])
  })

  it('a weekly 19:00 stays at 19:00', () => {
    const times = expand('FREQ=WEEKLY', '2026-01-06T19:00:00', '2026-01-01', '2026-12-31')
    expect(times).toHaveLength(52)
    expect(new Set(times.map((at) => at.slice(11)))).toEqual(new Set(['19:00:00']))
  })
})

describe('hostile rules', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => index).join(',')
  it.each([
    ['', 'recurrence-unreadable'],
    ['FREQ', 'recurrence-unreadable'],
    ['FREQ=;;;=', 'recurrence-unreadable'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'recurrence-unreadable'],
    ['FREQ=DAILY;BYDAY=XX', 'recurrence-unreadable'],
    [`FREQ=DAILY;BYHOUR=${many(3000)}`, 'recurrence-unreadable'],
    ['FREQ=DAILY;INTERVAL=0', 'recurrence-out-of-range'],
    ['FREQ=DAILY;INTERVAL=-1', 'recurrence-out-of-range'],
    ['FREQ=DAILY;COUNT=1000000000', 'recurrence-out-of-range'],
    ['FREQ=DAILY;COUNT=0', 'recurrence-out-of-range'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'recurrence-out-of-range'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'recurrence-out-of-range'],
    ['FREQ=DAILY;UNTIL=20261399', 'recurrence-out-of-range'],
    ['FREQ=DAILY;UNTIL=20261231T250000Z', 'recurrence-out-of-range'],
    ['FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2', 'recurrence-never'],
    ['FREQ=DAILY;BYMONTHDAY=-31;BYMONTH=4,6', 'recurrence-never'],
    ['FREQ=WEEKLY;BYMONTHDAY=1', 'recurrence-not-supported'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'recurrence-not-supported'],
    ['FREQ=DAILY;BYSETPOS=1', 'recurrence-not-supported'],
    ['FREQ=DAILY;RSCALE=CHINESE;SKIP=FORWARD', 'recurrence-not-supported'],
    ['FREQ=YEARLY;BYDAY=MO,-1FR', 'recurrence-not-supported'],
    ['FREQ=SECONDLY', 'recurrence-too-frequent'],
    [`FREQ=DAILY;BYHOUR=${many(24)};BYMINUTE=0,30`, 'recurrence-too-frequent'],
  ])('%s is refused: %s', (rule, code) => {
    expect(() => parseRecurrence(rule, berlin('2026-01-05T02:30:00'))).toThrow(
      expect.objectContaining({ kind: 'invalid', code }),
    )
  })

  it.each(
    sample(
      [
        'FREQ=DAILY;COUNT=5000',
        'FREQ=DAILY;INTERVAL=1000;BYMONTHDAY=29;BYMONTH=2;BYDAY=MO;COUNT=5000',
        'FREQ=WEEKLY;INTERVAL=1000;BYMONTH=2;COUNT=5',
        'FREQ=YEARLY;BYYEARDAY=1;BYMONTH=3',
        'FREQ=YEARLY;BYWEEKNO=30;BYMONTH=1;COUNT=9',
        'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=30',
        `FREQ=DAILY;BYHOUR=${many(24)};COUNT=5000`,
        `FREQ=MONTHLY;BYMONTHDAY=1,31;BYHOUR=${many(24)};BYSETPOS=-366;COUNT=5000`,
      ],
      4,
    ),
  )('%s comes to an end, however old', (rule) => {
    for (const at of ['1900-01-05T02:30:00', '2026-01-05T02:30:00']) {
      try {
        expect(expand(rule, at, '2026-01-01', '2027-12-31').length).toBeLessThanOrEqual(1000)
      } catch (error) {
        expect(error).toMatchObject({ kind: 'invalid', code: 'recurrence-too-costly' })
      }
    }
  })
})

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
/** Mostly left out: parts that meet are often refused. */
const seldom = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: one })
const list = (one: fc.Arbitrary<unknown>) =>
  seldom(fc.uniqueArray(one, { minLength: 1, maxLength: 3 }).map((all) => all.join(',')))
const signed = (highest: number) => fc.integer({ min: -highest, max: highest }).filter((value) => value !== 0)
const anyRule = fc
  .record({
    FREQ: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'MONTHLY', 'YEARLY', 'YEARLY'),
    INTERVAL: fc.integer({ min: 1, max: 3 }),
    BYMONTH: list(fc.integer({ min: 1, max: 12 })),
    BYMONTHDAY: list(signed(31)),
    BYYEARDAY: list(signed(366)),
    BYWEEKNO: list(signed(53)),
    BYDAY: list(
      fc.tuple(fc.constantFrom('', '', 1, 2, 5, -1), fc.constantFrom(...weekdays)).map((day) => day.join('')),
    ),
    BYSETPOS: seldom(signed(4)),
    COUNT: seldom(fc.integer({ min: 1, max: 12 })),
  })
  .map((parts) =>
    Object.entries(parts)
      .filter(([, value]) => value !== undefined)
      .map(([part, value]) => `${part}=${value}`)
      .join(';'),
  )

describe('any rule', () => {
  it('that is accepted expands as a reading of the RFC day by day does', () => {
    let accepted = 0
    const check = (rule: string, days: number): void => {
      const start = { at: addDays('2023-01-01', days), zone: 'UTC' }
      const recurrence = accept(rule, start)
      if (!recurrence) return
      accepted += 1
      const to = addDays(start.at, 1000)
      const wanted = byTheDay(recurrence, start.at, addDays(to, 800)).filter((day) => day <= to)
      expect(instancesOf(recurrence, start, { from: start.at, to }, 2000)).toEqual(wanted)
    }
    fc.assert(fc.property(anyRule, fc.integer({ min: 0, max: 1500 }), check), { numRuns: some(300) })
    expect(accepted).toBeGreaterThan(some(40) - 4)
  })
})

function accept(rule: string, start: { at: string; zone: string }) {
  try {
    return parseRecurrence(rule, start)
  } catch {
    return undefined
  }
}
