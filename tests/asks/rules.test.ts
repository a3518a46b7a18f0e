import { describe, expect, test } from 'vitest'
import { goesOn } from '../../functions/bookings/rules/shares.ts'
import type { Occurrence } from '../../functions/bookings/schema.ts'
import { aBooking, aDate, key } from './a-date.ts'

const other = { booking: 'another', key }
const holding = (change: Partial<Occurrence> = {}) => aBooking([aDate(change)])

describe('sharing', () => {
  const guest = holding({ from: '19:30', to: '20:30', sharedWith: other })
  const asHost = (change: Partial<Occurrence>) => goesOn({ key, as: 'guest', other }, holding(change), guest)

  test.each<[string, Partial<Occurrence>, boolean]>([
    ['longer', { from: '18:00' }, true],
    ['as long as the guest', { from: '19:30', to: '20:30' }, true],
    ['cancelled', { state: 'cancelled' }, false],
    ['on another day', { date: '2026-12-06' }, false],
  ])('with a host whose date is %s goes on: %#', (_, change, does) => {
    expect(asHost(change)).toBe(does)
  })

  test.each<[string, Partial<Occurrence>]>([
    ['too short', { to: '20:00' }],
    ['later on that day', { from: '20:30', to: '22:00' }],
    ['in another room', { rooms: ['kitchen'] }],
  ])('keeps the host from a date that is %s', (_, change) => {
    expect(() => asHost(change)).toThrow('shared-date')
  })

  test('ends when the guest leaves the slot', () => {
    const asGuest = (change: Partial<Occurrence>) =>
      goesOn({ key, as: 'sharedWith', other }, holding(change), holding())
    expect([{ to: '20:00' }, { to: '22:00' }, { state: 'cancelled' as const }].map(asGuest)).toEqual([
      true,
      false,
      false,
    ])
  })
})
