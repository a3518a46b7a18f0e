import { describe, expect, it } from 'vitest'
import {
  datesChanges,
  decided,
  fateOf,
  keysOf,
  lifted,
  unknownDate,
} from '../../functions/bookings/rules/decision.ts'
import type { Fate } from '../../functions/bookings/rules/decision.ts'
import { hasApproved } from '../../functions/bookings/rules/what-changed.ts'
import type { Occurrence } from '../../functions/bookings/schema.ts'
import { aBooking, aSeries, moment, onDate } from './a-booking.ts'

const { now } = moment
const [one, two, three] = ['2026-12-08T19:00', '2026-12-15T19:00', '2026-12-22T19:00']
const asked = { date: '2026-12-09', from: '10:00', to: '12:00' }
const approved = (date: string, change: Partial<Occurrence> = {}) =>
  onDate(date, { state: 'approved', ...change })

describe('what becomes of a date', () => {
  const after = (date: Partial<Occurrence>, state: Fate['state']) => {
    const booking = aBooking({ state: 'approved', occurrences: [onDate('2026-12-08', date)] })
    const { occurrences, what } = decided(booking, [fateOf(state)({ key: one! })])
    const { key: _key, ...rest } = occurrences[0]!
    return [what, rest.state, rest.date, rest.from, rest.asked?.from, rest.offered?.from]
  }

  it.each<[Partial<Occurrence>, Fate['state'], unknown[]]>([
    [{}, 'approved', ['approved', 'approved', '2026-12-08', '19:00', undefined, undefined]],
    [{}, 'declined', ['declined', 'declined', '2026-12-08', '19:00', undefined, undefined]],
    [{}, 'cancelled', ['cancelled', 'cancelled', '2026-12-08', '19:00', undefined, undefined]],
    [{}, 'expired', ['expired', 'expired', '2026-12-08', '19:00', undefined, undefined]],
    [
      { state: 'approved', asked },
      'approved',
      ['change-approved', 'approved', '2026-12-09', '10:00', undefined, undefined],
    ],
    [
      { state: 'approved', asked },
      'declined',
      ['change-declined', 'approved', '2026-12-08', '19:00', undefined, undefined],
    ],
    [
      { state: 'approved', asked },
      'expired',
      ['change-expired', 'approved', '2026-12-08', '19:00', undefined, undefined],
    ],
    [
      { state: 'approved', asked },
      'cancelled',
      ['cancelled', 'cancelled', '2026-12-08', '19:00', undefined, undefined],
    ],
    [
      { state: 'requested', asked },
      'approved',
      ['approved', 'approved', '2026-12-09', '10:00', undefined, undefined],
    ],
    [
      { state: 'cancelled', offered: { ...asked, until: now } },
      'cancelled',
      ['cancelled', 'cancelled', '2026-12-08', '19:00', undefined, undefined],
    ],
  ])('%j that is %s', (date, state, expected) => {
    expect(after(date, state)).toEqual(expected)
  })

  it('is told by what was asked for alone, and heads are its own', () => {
    const own = {
      rooms: ['kammer'],
      setUpMinutes: 15,
      tidyUpMinutes: 30,
      note: 'Tee',
      without: ['label', 'attendees'] as ('label' | 'attendees')[],
    }
    const given = (change: object) =>
      decided(
        aBooking({ occurrences: [approved('2026-12-08', { ...own, asked: { ...asked, ...change } })] }),
        [{ key: one!, state: 'approved' }],
      ).occurrences[0]
    expect(given({})).toEqual({
      key: one,
      ...asked,
      state: 'approved',
      note: 'Tee',
      without: ['label', 'attendees'],
    })
    expect(given({ attendees: 30 })).toEqual({
      key: one,
      ...asked,
      state: 'approved',
      note: 'Tee',
      attendees: 30,
      without: ['label'],
    })
  })

  it('is no matter of others, and called by one word only where it is the same for all', () => {
    const series = aSeries([
      onDate('2026-12-08'),
      approved('2026-12-15', { asked }),
      approved('2026-12-22', { asked }),
    ])
    const told = (...fates: Fate[]) => decided(series, fates)
    const yes = (key = '') => ({ key, state: 'approved' }) as const
    expect(told(yes(two)).occurrences.map(({ asked: still }) => still !== undefined)).toEqual([
      false,
      false,
      true,
    ])
    expect(told(yes(two), yes(three)).what).toBe('change-approved')
    expect(told(yes(one), yes(two)).what).toBe('approved')
    expect(told(yes(one), { key: two!, state: 'declined', words: 'Nein' })).toMatchObject({
      what: 'decided',
      dates: [
        { state: 'approved', keys: '2026-12-08' },
        { state: 'declined', words: 'Nein' },
      ],
    })
    expect(told().what).toBe('decided')
    expect(decided(aBooking(), [yes(one)])).not.toHaveProperty('dates')
    expect(fateOf('declined', 'Nein')({ key: 'x' })).toEqual({ key: 'x', state: 'declined', words: 'Nein' })
    expect(fateOf('declined')({ key: 'x' })).not.toHaveProperty('words')
    expect(unknownDate('/dates', 'x')).toMatchObject({
      code: 'unknown-date',
      facts: { pointer: '/dates', date: 'x' },
    })
  })

  it('stands in one line for those with the same fate, the same words and the same time of day', () => {
    const fates = [
      { key: one!, state: 'approved' },
      { key: two!, state: 'approved' },
      { key: '2026-12-15T10:00', state: 'approved' },
      { key: three!, state: 'declined', words: 'A' },
      { key: '2026-12-29T19:00', state: 'declined', words: 'B' },
    ] as const
    const lines = datesChanges(fates)
    expect(lines.map(({ state, start, words }) => [state, start, words])).toEqual([
      ['approved', '19:00', undefined],
      ['approved', '10:00', undefined],
      ['declined', '19:00', 'A'],
      ['declined', '19:00', 'B'],
    ])
    expect(lines.map(keysOf)).toEqual([[one, two], ['2026-12-15T10:00'], [three], ['2026-12-29T19:00']])
    expect(lines[0]).not.toHaveProperty('words')
    expect(hasApproved({ dates: lines.slice(1) } as never)).toBe(true)
    expect(hasApproved({ dates: lines.slice(2) } as never)).toBe(false)
    expect(hasApproved({} as never)).toBe(false)
  })

  it('is the booking’s where it has one date: it keeps of its own only what is beside it', () => {
    const beside = {
      asked,
      offered: { ...asked, until: now },
      refused: { code: 'x' },
      sharedWith: { booking: 'b', key: 'k' },
      guest: { booking: 'g', key: 'k' },
    }
    const date = approved('2026-12-08', { rooms: ['kammer'], note: 'Tee', ...beside })
    const up = lifted(aBooking(), { occurrences: [date] })
    expect(up).toEqual({ rooms: ['kammer'], note: 'Tee', occurrences: [approved('2026-12-08', beside)] })
    expect(lifted(aBooking(), { occurrences: [approved('2026-12-08')] }).occurrences).toEqual([
      approved('2026-12-08'),
    ])
    expect(lifted(aSeries([]), { occurrences: [date] })).toEqual({ occurrences: [date] })
    expect(lifted(aBooking(), { occurrences: [] })).toEqual({ occurrences: [] })
  })
})
