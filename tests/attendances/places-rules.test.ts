import { describe, expect, it } from 'vitest'
import { toldTogether } from '../../functions/attendances/rules/new-attendance.ts'
import {
  hasRoom,
  minus,
  movingUp,
  plus,
  requirePossible,
  tallyOf,
} from '../../functions/attendances/rules/places.ts'
import type { Party } from '../../functions/attendances/rules/places.ts'
import {
  attendanceAfter,
  holdsPlaces,
  isAskedAgain,
  stateAt,
} from '../../functions/attendances/rules/state.ts'
import { sumsOf } from '../../functions/attendances/rules/sums.ts'
import { AttendanceState } from '../../functions/attendances/schema.ts'
import type { Attendance } from '../../functions/attendances/schema.ts'
import { Refusal } from '../../shared/refusal.ts'
import { anAttendance } from './values.ts'

const states = AttendanceState.options
const start = '2026-12-08T14:00:00.000Z'
const before = '2026-12-08T13:59:59.999Z'

describe('at a moment', () => {
  const until = '2026-12-02T09:00:00.000Z'
  const at = (state: AttendanceState, now: string, offer?: { until: string }) =>
    stateAt({ state, offer }, { now, start })

  it('an offer is over when its hour has come', () => {
    expect(at('offered', '2026-12-02T08:59:59.999Z', { until })).toBe('offered')
    expect(at('offered', until, { until })).toBe('expired')
    expect(at('offered', '2026-12-01T09:00:00.000Z')).toBe('expired')
    expect(at('coming', until, { until })).toBe('coming')
    expect(at('waiting', until, { until })).toBe('waiting')
  })

  it('nobody waits for a date that has begun', () => {
    const later = { until: '2027-01-01T09:00:00.000Z' }
    expect(states.map((state) => at(state, before, later))).toEqual(states)
    expect(states.map((state) => at(state, start, later))).toEqual([
      'coming',
      'expired',
      'expired',
      'left',
      'expired',
    ])
  })

  it('heads count among those who come where a place is held', () => {
    expect(states.filter(holdsPlaces)).toEqual(['coming', 'offered'])
  })
})

describe('who comes is asked again', () => {
  const date = { date: '2026-12-08', from: '15:00' }
  it.each<[Partial<Attendance>, boolean]>([
    [{}, false],
    [{ agreed: '2026-12-08T15:00' }, false],
    [{ agreed: '2026-12-08T16:00' }, true],
    [{ key: '2026-12-07T15:00' }, true],
    [{ key: '2026-12-07T15:00', agreed: '2026-12-08T15:00' }, false],
    [{ agreed: '2026-12-08T16:00', state: 'waiting' }, false],
    [{ agreed: '2026-12-08T16:00', state: 'offered' }, false],
  ])('with %o: %s', (change, is) => {
    expect(isAskedAgain(anAttendance(change), date)).toBe(is)
  })

  it('and the next version has no offer but a new one', () => {
    const offered = anAttendance({ state: 'offered', offer: { until: start }, version: 4 })
    expect(attendanceAfter(offered, 'coming')).toEqual(anAttendance({ version: 5 }))
    const again = attendanceAfter(offered, 'offered', { offer: { until: before }, heads: 2, agreed: 'x' })
    expect(again).toEqual({ ...offered, offer: { until: before }, heads: 2, agreed: 'x', version: 5 })
  })
})

describe('a party has room', () => {
  const tally = { taken: 6, regulars: 4, waiting: 0 }
  const limits = { all: 10, regulars: 6 }
  it.each<[Party, boolean]>([
    [{ heads: 2, firstTime: false }, true],
    [{ heads: 3, firstTime: false }, false],
    [{ heads: 3, firstTime: true }, true],
    [{ heads: 4, firstTime: true }, true],
    [{ heads: 5, firstTime: true }, false],
  ])('%o: %s', (party, is) => {
    expect(hasRoom(tally, party, limits)).toBe(is)
  })

  it('within all places, whatever is kept, and always where none are counted', () => {
    expect(hasRoom({ ...tally, taken: 9 }, { heads: 2, firstTime: false }, limits)).toBe(false)
    expect(hasRoom({ ...tally, taken: 99 }, { heads: 9, firstTime: false }, undefined)).toBe(true)
    expect(hasRoom({ ...tally, taken: 9999 }, { heads: 2, firstTime: false }, undefined)).toBe(false)
  })

  it('is possible as long as it is no larger than all places', () => {
    expect(() => requirePossible({ places: 3 }, { heads: 3 })).not.toThrow()
    expect(() => requirePossible({ places: 3 }, { heads: 4 })).toThrow(Refusal)
    expect(() => requirePossible({}, { heads: 40 })).not.toThrow()
  })

  it('and counts for what its state says', () => {
    const of = (state: AttendanceState, firstTime = false) => tallyOf({ state, heads: 3, firstTime })
    const none = { taken: 0, regulars: 0, waiting: 0 }
    const comes = { taken: 3, regulars: 3, waiting: 0 }
    expect(states.map((state) => of(state))).toEqual([comes, { ...none, waiting: 3 }, comes, none, none])
    expect([of('coming', true), of('offered', true)]).toEqual([
      { ...comes, regulars: 0 },
      { ...comes, regulars: 0 },
    ])
    const [a, b] = [
      { taken: 5, regulars: 3, waiting: 2 },
      { taken: 1, regulars: 2, waiting: 4 },
    ]
    expect([plus(a, b), minus(a, b)]).toEqual([
      { taken: 6, regulars: 5, waiting: 6 },
      { taken: 4, regulars: 1, waiting: -2 },
    ])
  })
})

describe('those who wait', () => {
  const waits = (id: string, heads: number, firstTime = false) =>
    anAttendance({ id, heads, firstTime, state: 'waiting' })
  const free = { taken: 6, regulars: 6, waiting: 9 }
  const names = (some: readonly Attendance[]) => some.map(({ id }) => id)

  it('get what is free in the order of the list, each whose party fits', () => {
    const list = [waits('a', 3), waits('b', 5), waits('c', 1), waits('d', 1)]
    const limits = { all: 10, regulars: 10 }
    expect(names(movingUp(list, free, { limits, most: 9 }))).toEqual(['a', 'c'])
    expect(names(movingUp(list, free, { limits, most: 1 }))).toEqual(['a'])
    expect(names(movingUp(list, free, { limits, most: 0 }))).toEqual([])
    expect(names(movingUp(list, free, { limits: undefined, most: 3 }))).toEqual(['a', 'b', 'c'])
  })

  it('leave to newcomers what is kept for them', () => {
    const list = [waits('a', 1), waits('b', 1, true), waits('c', 1), waits('d', 4, true)]
    expect(names(movingUp(list, free, { limits: { all: 10, regulars: 7 }, most: 9 }))).toEqual(['a', 'b'])
  })
})

describe('of several that are entered with one word', () => {
  it('the first is told of, and the others with it', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => anAttendance({ id })) as [
      Attendance,
      Attendance,
      Attendance,
    ]
    expect(toldTogether([])).toEqual([])
    expect(toldTogether([a])).toEqual([a])
    expect(toldTogether([a, b, c])).toEqual([
      { ...a, others: ['b', 'c'] },
      { ...b, toldWith: 'a' },
      { ...c, toldWith: 'a' },
    ])
  })
})

describe('what a host prepares for', () => {
  it('is heads, not rows, and needs of those who come', () => {
    const all = [
      anAttendance({ heads: 3, firstTime: true, needs: ['step-free', 'welcome'] }),
      anAttendance({ heads: 2, needs: ['step-free'] }),
      anAttendance({ heads: 4, state: 'waiting', firstTime: true, needs: ['interpreter'] }),
      anAttendance({ heads: 5, state: 'offered' }),
      anAttendance({ heads: 6, state: 'left' }),
      anAttendance({ heads: 7, state: 'expired' }),
    ]
    const needs = [
      { need: 'step-free', count: 2 },
      { need: 'welcome', count: 1 },
    ]
    expect(sumsOf(all)).toEqual({ coming: 5, waiting: 4, offered: 5, firstTime: 3, needs })
  })
})
