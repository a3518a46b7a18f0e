import { describe, expect, it } from 'vitest'
import {
  bygone,
  datesOverLimit,
  halfYearAfter,
  halfYearOf,
  usageChange,
  usageOf,
  usageRefusal,
} from '../../functions/contacts/rules/usage.ts'
import { countedDates } from '../../functions/bookings/rules/counted.ts'
import type { Occurrence } from '../../functions/bookings/schema.ts'
import { aHouse } from '../support/builders.ts'

const prime = {
  primeWeekdays: ['mo', 'tu', 'we', 'th', 'fr'],
  primeFrom: '17:00',
  primeTo: '21:00',
  primeHours: 20,
} as const
const house = {
  ...aHouse(),
  maxHoursPerWeek: 6,
  maxDatesAhead: 3,
  ...prime,
  primeWeekdays: [...prime.primeWeekdays],
}
const bare = aHouse()
const today = '2026-12-02'

function aDate(change: Partial<Occurrence> = {}): Occurrence {
  const date = change.date ?? '2026-12-08'
  const [from, to] = [change.from ?? '19:00', change.to ?? '21:00']
  return { key: `${date}T${from}`, date, from, to, state: 'requested', ...change }
}

const used = (occurrences: Occurrence[], terms: Parameters<typeof usageOf>[1] = house) =>
  Object.fromEntries(usageOf(countedDates(occurrences), terms))

describe('what a date counts', () => {
  it('is nothing in a house without limits until it is approved', () => {
    expect(used([aDate()], bare)).toEqual({})
    expect(used([aDate({ state: 'approved' })], bare)).toEqual({ 'approved 2026-2': 120 })
  })

  it('is its minutes in its week and in prime time, and one date', () => {
    const all = { 'week 2026-12-07': 120, 'prime 2026-2': 120, 'dates 2026-12-07': 1 }
    expect(used([aDate()])).toEqual(all)
    expect(used([aDate({ state: 'unconfirmed' })])).toEqual(all)
    expect(used([aDate({ state: 'approved' })])).toEqual({ ...all, 'approved 2026-2': 120 })
  })

  it.each(['declined', 'cancelled', 'expired', 'refused'] as const)('is nothing when it is %s', (state) => {
    expect(used([aDate({ state })])).toEqual({})
  })

  it.each([
    ['before it', { from: '15:00', to: '17:00' }, undefined],
    ['into it', { from: '16:00', to: '18:30' }, 90],
    ['around it', { from: '08:00', to: '24:00' }, 240],
    ['after it', { from: '21:00', to: '24:00' }, undefined],
    ['on another weekday', { date: '2026-12-12' }, undefined],
  ] as const)('in prime time is what lies in it: %s', (_, when, minutes) => {
    expect(used([aDate(when)])['prime 2026-2']).toBe(minutes)
  })

  it('stands on the wall clock also in the nights when clocks change', () => {
    const night = { from: '00:00', to: '06:00' }
    expect(used([aDate({ ...night, date: '2026-10-25' })])['week 2026-10-19']).toBe(360)
    expect(used([aDate({ ...night, date: '2027-03-28' })])['week 2027-03-22']).toBe(360)
  })

  it('goes to the half-year and the week of its own day', () => {
    const dates = ['2026-12-31', '2027-01-01'].map((date) => aDate({ date, state: 'approved' }))
    expect(used(dates)).toMatchObject({
      'approved 2026-2': 120,
      'approved 2027-1': 120,
      'prime 2026-2': 120,
      'prime 2027-1': 120,
      'week 2026-12-28': 240,
      'dates 2026-12-28': 2,
    })
  })

  it('with a change that is asked for is the more of both, and one date', () => {
    const asked = { date: '2026-12-08', from: '18:00', to: '21:00' }
    expect(used([aDate({ state: 'approved', asked })])).toMatchObject({ 'week 2026-12-07': 180 })
    const later = { ...asked, date: '2026-12-15' }
    expect(used([aDate({ state: 'approved', asked: later })])).toEqual({
      'approved 2026-2': 120,
      'week 2026-12-07': 120,
      'week 2026-12-14': 180,
      'prime 2026-2': 180,
      'dates 2026-12-07': 1,
    })
  })
})

it('half-years begin in January and July', () => {
  expect(['2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01'].map(halfYearOf)).toEqual([
    '2026-1',
    '2026-2',
    '2026-2',
    '2027-1',
  ])
  expect(halfYearAfter('2026-1')).toEqual({ name: '2026-2', from: '2026-07-01', to: '2026-12-31' })
  expect(halfYearAfter('2026-2')).toEqual({ name: '2027-1', from: '2027-01-01', to: '2027-06-30' })
})

describe('a limit', () => {
  const limitFacts = (had: Record<string, number>, dates: Occurrence[], before: Occurrence[] = []) => {
    const change = usageChange(usageOf(countedDates(before), house), usageOf(countedDates(dates), house))
    const refusal = usageRefusal(new Map(Object.entries(had)), change, { house, today })
    return refusal && { code: refusal.code, ...refusal.facts }
  }

  it.each([
    ['up to the last hour', { 'week 2026-12-07': 240 }, undefined],
    [
      'of hours a week',
      { 'week 2026-12-07': 270 },
      { limit: 'hours-a-week', most: 6, used: 4.5, period: '2026-12-07', freeFrom: '2026-12-14' },
    ],
    [
      'of prime time',
      { 'prime 2026-2': 1140 },
      { limit: 'prime-hours', most: 20, used: 19, period: '2026-2', freeFrom: '2027-01-01' },
    ],
    ['of another week', { 'week 2026-12-14': 360 }, undefined],
    ['of another half-year', { 'prime 2027-1': 1200 }, undefined],
    ['of dates to come', { 'dates 2026-12-14': 2 }, undefined],
    [
      'of dates to come',
      { 'dates 2026-12-14': 2, 'dates 2027-02-01': 1 },
      { limit: 'dates-ahead', most: 3, used: 3, freeFrom: '2026-12-21' },
    ],
    ['of dates that are over', { 'dates 2026-11-23': 9 }, undefined],
    [
      'of dates of this week',
      { 'dates 2026-11-30': 3 },
      { limit: 'dates-ahead', most: 3, used: 3, freeFrom: '2026-12-07' },
    ],
  ])('%s: %o', (_, had, facts) => {
    const expected = facts && { code: 'over-limit', pointer: '/date', ...facts }
    expect(limitFacts(had as Record<string, number>, [aDate()])).toEqual(expected)
  })

  it('lets a date move and shrink that is beyond it already', () => {
    const had = { 'week 2026-12-07': 600, 'prime 2026-2': 1500, 'dates 2026-12-07': 5 }
    expect(limitFacts(had, [aDate({ from: '20:00' })], [aDate()])).toBeUndefined()
    expect(limitFacts(had, [aDate({ date: '2026-12-09' })], [aDate()])).toBeUndefined()
    expect(limitFacts(had, [aDate({ date: '2026-12-15' })], [aDate()])).toBeUndefined()
    expect(limitFacts(had, [aDate({ from: '18:00' })], [aDate()])).toMatchObject({ limit: 'hours-a-week' })
  })

  it('takes what is below nothing for nothing', () => {
    const had = {
      'week 2026-12-07': -600,
      'prime 2026-2': -600,
      'dates 2026-12-14': -2,
      'dates 2026-12-21': 3,
    }
    expect(limitFacts(had, [aDate({ from: '08:00', to: '15:00' })])).toMatchObject({ used: 0 })
    expect(limitFacts(had, [aDate()])).toMatchObject({ limit: 'dates-ahead', used: 3 })
  })

  it('leaves of a series what fits, in order', () => {
    const dates = ['2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11', '2026-12-15'].map((date) => ({
      key: `${date}T19:00`,
      date,
      from: '19:00',
      to: '21:30',
    }))
    const over = datesOverLimit(new Map(), dates, { house, today })
    expect(over.map(({ date }) => date)).toEqual(['2026-12-10', '2026-12-11'])
    const negative = new Map([['week 2026-12-07', -120]])
    expect(datesOverLimit(negative, dates, { house, today })).toEqual(over)
  })
})

it('what no limit asks for any more is forgotten', () => {
  const names = ['week 2026-10-26', 'week 2026-11-02', 'dates 2025-01-06', 'prime 2025-1', 'approved 2025-2']
  expect(bygone(new Map(names.map((name) => [name, 1])), today)).toEqual([
    'week 2026-10-26',
    'dates 2025-01-06',
    'prime 2025-1',
  ])
})
