import { describe, expect, test } from 'vitest'
import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'
import type { Pulse } from '../../functions/bookings/schema/pulse.ts'
import { firstFreed, nextPulseStep } from '../../functions/pulses/rules/next.ts'
import type { PulseTerms } from '../../functions/pulses/rules/next.ts'

const house = { pulseWeeks: 4, timeZone: 'Europe/Berlin' }
const since = '2027-01-04T08:00:00.000Z'
const never = () => false
const pulse = (change: Partial<Pulse> = {}): Pulse => ({ since, asked: [], at: since, ...change })

const aDate = (date: string, change: Partial<Occurrence> = {}): Occurrence => ({
  key: `${date}T19:00`,
  date,
  from: '19:00',
  to: '21:00',
  state: 'approved',
  ...change,
})
const wednesdays = ['2027-02-10', '2027-02-17', '2027-02-24'].map((date) => aDate(date))

const step = (
  of: Pulse | undefined,
  { dates = wednesdays, ...terms }: Partial<PulseTerms> & { now: string; dates?: Occurrence[] },
) => {
  const booking = { occurrences: dates, ...(of ? { pulse: of } : {}) } as Booking
  return nextPulseStep(booking, { house, isHoliday: never, ...terms })
}

test('whoever has no pulse any more is nobody to ask', () => {
  expect(step(undefined, { now: since })).toEqual({ is: 'over' })
})

test('a house that asks nobody looks again in four weeks, and takes back what it asked before', () => {
  const silent = pulse({ asked: [since, since], quietSince: since })
  const now = '2027-02-01T08:00:00.000Z'
  const wait = step(silent, { now, house: { timeZone: house.timeZone } })
  expect(wait).toEqual({ is: 'wait', pulse: { since, asked: [], at: '2027-03-01T08:00:00.000Z' } })
  expect(wait).not.toHaveProperty('pulse.quietSince')
})

describe('the first question', () => {
  test('comes four weeks after the last sign to the minute, and not before', () => {
    const due = '2027-02-01T08:00:00.000Z'
    for (const now of [since, '2027-02-01T07:59:00.000Z'])
      expect(step(pulse(), { now })).toEqual({ is: 'wait', pulse: pulse({ at: due }) })
    for (const now of [due, '2027-02-01T08:01:00.000Z']) {
      const answered = {
        is: 'ask',
        pulse: pulse({ asked: [now], at: expect.stringContaining('2027-02-08T08:0') }),
      }
      expect(step(pulse(), { now })).toEqual(answered)
    }
  })

  test('comes after as many weeks as the house says', () => {
    const wait = step(pulse(), { now: since, house: { ...house, pulseWeeks: 1 } })
    expect(wait).toMatchObject({ is: 'wait', pulse: { at: '2027-01-11T08:00:00.000Z' } })
  })

  test('waits in the holidays for nine in the morning after them, by the clock of the house', () => {
    const holidays = ['2027-02-01', '2027-02-02', '2027-02-03']
    const isHoliday = (date: string) => holidays.includes(date)
    const after = '2027-02-04T08:00:00.000Z'
    for (const now of [since, '2027-02-02T12:00:00.000Z', '2027-02-03T22:59:00.000Z'])
      expect(step(pulse(), { now, isHoliday })).toEqual({ is: 'wait', pulse: pulse({ at: after }) })
    // The fourth has begun, in the middle of the night.
    expect(step(pulse(), { now: '2027-02-03T23:00:00.000Z', isHoliday })).toMatchObject({ is: 'ask' })
    expect(step(pulse(), { now: after, isHoliday })).toMatchObject({ is: 'ask' })
  })

  test('is asked at once where it is due since before the holidays and they are over', () => {
    const isHoliday = (date: string) => date === '2027-02-01'
    const now = '2027-02-10T03:00:00.000Z'
    expect(step(pulse(), { now, isHoliday })).toEqual({
      is: 'ask',
      pulse: pulse({ asked: [now], at: '2027-02-17T03:00:00.000Z' }),
    })
  })
})

describe('who has been asked', () => {
  const first = '2027-02-01T08:00:00.000Z'
  const second = '2027-02-08T08:00:00.000Z'

  test('once is asked again a week later to the minute, whatever the house’s weeks are', () => {
    const asked = pulse({ asked: [first] })
    const waits = { is: 'wait', pulse: { ...asked, at: second } }
    expect(step(asked, { now: '2027-02-08T07:59:00.000Z' })).toEqual(waits)
    expect(step(asked, { now: second })).toEqual({
      is: 'ask',
      pulse: pulse({ asked: [first, second], at: '2027-02-15T08:00:00.000Z' }),
    })
  })

  test('twice counts as silent a week after the second time, and has a week to come back', () => {
    const asked = pulse({ asked: [first, second] })
    const due = '2027-02-15T08:00:00.000Z'
    expect(step(asked, { now: '2027-02-15T07:59:00.000Z' })).toEqual({
      is: 'wait',
      pulse: { ...asked, at: due },
    })
    expect(step(asked, { now: due })).toEqual({
      is: 'quiet',
      pulse: { ...asked, quietSince: due, at: '2027-02-22T08:00:00.000Z' },
    })
  })

  test('is neither asked again nor silent in the holidays', () => {
    const isHoliday = (date: string) => date < '2027-03-01'
    for (const asked of [[first], [first, second]])
      expect(step(pulse({ asked }), { now: '2027-02-20T08:00:00.000Z', isHoliday })).toEqual({
        is: 'wait',
        pulse: pulse({ asked, at: '2027-03-01T08:00:00.000Z' }),
      })
  })
})

test.each([
  [undefined, '2027-01-27T08:00:00.000Z'],
  [0, '2027-01-20T08:00:00.000Z'],
  [3, '2027-01-23T08:00:00.000Z'],
  [14, '2027-02-03T08:00:00.000Z'],
])('a house that gives %s days keeps every date until %s', (pulseGraceDays, at) => {
  const given = pulseGraceDays === undefined ? {} : { pulseGraceDays }
  expect(firstFreed('2027-01-20T08:00:00.000Z', { house: { ...house, ...given } })).toBe(at)
})

describe('of who is silent', () => {
  const quiet = pulse({ asked: [since, since], quietSince: '2027-01-20T08:00:00.000Z' })
  const waits = (at: string) => ({ is: 'wait', pulse: { ...quiet, at } })

  test('no date is free before they could come back', () => {
    const dates = [aDate('2027-01-27', { from: '20:00' }), aDate('2027-01-28'), ...wednesdays]
    const graceOver = '2027-01-27T08:00:00.000Z'
    expect(step(quiet, { now: '2027-01-27T07:59:00.000Z', dates })).toEqual(waits(graceOver))
    expect(step(quiet, { now: graceOver, dates })).toEqual({
      is: 'free',
      keys: ['2027-01-27T19:00', '2027-01-28T19:00'],
    })
  })

  test('each date is free a week before it begins, to the minute', () => {
    const due = '2027-02-03T18:00:00.000Z'
    expect(step(quiet, { now: '2027-02-03T17:59:00.000Z' })).toEqual(waits(due))
    expect(step(quiet, { now: due })).toEqual({ is: 'free', keys: ['2027-02-10T19:00'] })
    const next = step(quiet, { now: '2027-02-03T18:01:00.000Z', dates: wednesdays.slice(1) })
    expect(next).toEqual(waits('2027-02-10T18:00:00.000Z'))
    expect(step(quiet, { now: '2027-02-10T18:00:00.000Z' })).toEqual({
      is: 'free',
      keys: ['2027-02-10T19:00', '2027-02-17T19:00'],
    })
  })

  test('the nearest date is looked at first, in whichever order they stand', () => {
    const dates = wednesdays.toReversed()
    expect(step(quiet, { now: '2027-02-01T08:00:00.000Z', dates })).toEqual(waits('2027-02-03T18:00:00.000Z'))
  })

  test('nothing is left to free once no date is to come', () => {
    const gone = wednesdays.map((date) => ({ ...date, state: 'cancelled' as const }))
    expect(step(quiet, { now: '2027-02-01T08:00:00.000Z', dates: gone })).toEqual({ is: 'over' })
    expect(step(quiet, { now: '2027-03-01T08:00:00.000Z' })).toEqual({ is: 'over' })
  })

  test('dates go on being freed in the holidays', () => {
    const now = '2027-02-03T18:00:00.000Z'
    expect(step(quiet, { now, isHoliday: () => true })).toMatchObject({ is: 'free' })
  })
})
