import { describe, expect, it } from 'vitest'
import {
  attendanceAfter,
  beginningOf,
  holdsPlaces,
  isAskedAgain,
  requireStep,
  stateAt,
} from '../../functions/attendances/rules/state.ts'
import type { Step } from '../../functions/attendances/rules/state.ts'
import type { AttendanceState } from '../../functions/attendances/schema.ts'

const start = '2026-12-08T14:00:00.000Z'
const until = '2026-12-07T12:00:00.000Z'
const before = '2026-12-07T11:59:59.999Z'

describe('how somebody’s coming stands', () => {
  it.each<[AttendanceState, string, AttendanceState]>([
    ['offered', before, 'offered'],
    ['offered', until, 'expired'],
    ['waiting', until, 'waiting'],
    ['waiting', '2026-12-08T13:59:59.999Z', 'waiting'],
    ['waiting', start, 'expired'],
    ['offered', start, 'expired'],
    ['coming', start, 'coming'],
    ['left', start, 'left'],
  ])('%s at %s: %s', (state, now, is) => {
    expect(stateAt({ state, offer: { until } }, { now, start })).toBe(is)
  })

  it('an offer without a time is over', () => {
    expect(stateAt({ state: 'offered', offer: undefined }, { now: before, start })).toBe('expired')
  })

  it.each<[AttendanceState, boolean]>([
    ['coming', true],
    ['offered', true],
    ['waiting', false],
    ['left', false],
    ['expired', false],
  ])('%s has places of the date: %s', (state, does) => {
    expect(holdsPlaces(state)).toBe(does)
  })
})

describe('what can be done', () => {
  const codeOf = (step: Step, state: AttendanceState): string => {
    try {
      requireStep(step, state)
      return 'done'
    } catch (error) {
      return (error as { code: string }).code
    }
  }

  it.each<[AttendanceState, string, string]>([
    // state, taking the place, other heads
    ['coming', 'already-decided', 'done'],
    ['waiting', 'not-offered', 'done'],
    ['offered', 'done', 'already-decided'],
    ['left', 'already-decided', 'already-decided'],
    ['expired', 'offer-over', 'already-decided'],
  ])('%s: the place is taken – %s; with other heads – %s', (state, accept, change) => {
    expect([codeOf('accept', state), codeOf('change', state)]).toEqual([accept, change])
  })
})

describe('a date that begins at another time', () => {
  const date = { date: '2026-12-08', from: '15:00' }
  it.each([
    ['who comes, to the time that was', { state: 'coming', key: '2026-12-01T15:00' }, true],
    [
      'who comes, and has said yes to the new one',
      { state: 'coming', key: 'x', agreed: '2026-12-08T15:00' },
      false,
    ],
    ['who comes, to this time from the beginning', { state: 'coming', key: '2026-12-08T15:00' }, false],
    ['who waits', { state: 'waiting', key: '2026-12-01T15:00' }, false],
  ] as const)('is asked of %s: %s', (_, attendance, is) => {
    expect(isAskedAgain(attendance, date)).toBe(is)
    expect(beginningOf(date)).toBe('2026-12-08T15:00')
  })
})

it('the next version is one more, holds a place for as long as it is offered, and for nobody else', () => {
  const one = { version: 4, state: 'offered', offer: { until } } as Parameters<typeof attendanceAfter>[0]
  expect(attendanceAfter(one, 'coming')).toEqual({ version: 5, state: 'coming' })
})
