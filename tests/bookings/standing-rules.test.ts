import { describe, expect, it } from 'vitest'
import { countedSince, countsAt, keepable } from '../../functions/bookings/rules/kept.ts'
import { datesAhead, isAskedForPulse, withPulse } from '../../functions/bookings/rules/pulse.ts'
import type { Booking, Happening, HistoryEntry } from '../../functions/bookings/schema.ts'
import { aBooking, aSeries, moment, onDate } from './a-booking.ts'

const { now } = moment
const approved = () => onDate('2026-12-08', { state: 'approved' })
const line = (what: Happening, at: string): HistoryEntry => ({
  id: what + at,
  at,
  by: { kind: 'system' },
  what,
  state: 'requested',
})

describe('whether those who hold a series still meet', () => {
  const [first, second] = [approved(), onDate('2026-12-15', { state: 'approved' })]
  const pulse = { since: now, asked: [], at: now }
  const quiet = { ...pulse, quietSince: now }

  it('is asked of series with two dates to come, and of those that are silent until the last is over', () => {
    expect(
      datesAhead(
        { occurrences: [onDate('2026-11-24', { state: 'approved' }), first, onDate('2026-12-15')] },
        moment,
      ),
    ).toEqual([first])
    expect(withPulse(aSeries([first, second]), moment).pulse).toEqual({
      ...pulse,
      at: '2026-12-29T09:00:00.000Z',
    })
    expect(withPulse(aSeries([first]), moment)).not.toHaveProperty('pulse')
    expect(withPulse(aBooking({ occurrences: [first, second] }), moment)).not.toHaveProperty('pulse')
    expect(withPulse(aSeries([first, second], { pulse }), moment).pulse).toBe(pulse)
    expect(withPulse(aSeries([first], { pulse }), moment)).not.toHaveProperty('pulse')
    expect(withPulse(aSeries([first], { pulse: quiet }), moment).pulse).toBe(quiet)
    expect(withPulse(aSeries([], { pulse: quiet }), moment)).not.toHaveProperty('pulse')
  })

  it('is open while somebody is asked, or they are silent', () => {
    expect([undefined, pulse, quiet].map((each) => isAskedForPulse({ pulse: each } as Booking))).toEqual([
      false,
      false,
      true,
    ])
    expect(isAskedForPulse({ pulse: { ...pulse, asked: [now] } } as Booking)).toBe(true)
  })
})

describe('a date that a group has kept', () => {
  it('counts on the fourth day after it, if it was approved, from a day on and in order', () => {
    expect(countsAt({ date: '2026-12-05' })).toBe('2026-12-09T00:00:00.000Z')
    const dates = [onDate('2026-12-15', { state: 'approved' }), approved(), onDate('2026-12-22')]
    expect(keepable(dates, '2026-12-08').map(({ date }) => date)).toEqual(['2026-12-08', '2026-12-15'])
    expect(keepable(dates, '2026-12-09').map(({ date }) => date)).toEqual(['2026-12-15'])
  })

  it('is looked for ten days back, and not before it was given to them', () => {
    const since = (history: HistoryEntry[]) =>
      countedSince({ updatedAt: '2026-12-20T09:00:00.000Z', history })
    expect(since([])).toBe('2026-12-10')
    expect(since([line('given', '2026-12-09T00:00:00.000Z')])).toBe('2026-12-10')
    expect(
      since([line('given', '2026-12-12T00:00:00.000Z'), line('moved', '2026-12-13T00:00:00.000Z')]),
    ).toBe('2026-12-12')
  })
})
