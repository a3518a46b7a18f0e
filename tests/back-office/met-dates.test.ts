import { describe, expect, it } from 'vitest'
import { collisionNotice } from '../../functions/back-office/views/collisions.ts'
import { metByKey } from '../../functions/back-office/views/met.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import type { ManagerPage } from '../../functions/bookings/views/managed.ts'
import { wordsOf } from '../support/signed-in.ts'

/** What an approval of a series would meet on its first dates, one a day. */
function toldOf(count: number): string {
  const dates = Array.from({ length: 8 }, (_, at) => `2026-12-0${at + 1}`)
  const occurrences = dates.map((date) => ({
    key: date,
    date,
    from: '19:00',
    to: '21:00',
    state: 'requested',
  }))
  const booking = { rooms: ['saal'], repeat: {}, occurrences } as unknown as Booking
  const met = metByKey(dates.slice(0, count).map((key) => ({ key, collisions: [], closed: true })))
  const model = { language: 'de', rooms: [] } as unknown as ManagerPage
  return wordsOf(String(collisionNotice(model, booking, met)))
}

describe('before a series is approved', () => {
  it.each([
    [4, ''],
    [5, ''],
    [6, 'und 2 weitere'],
  ])('of %i dates that meet something none is left out alone', (count, more) => {
    const told = toldOf(count)
    expect(told.match(/\d\. Dezember:/g)).toHaveLength(more === '' ? count : 4)
    expect(told.endsWith(more)).toBe(true)
    expect(told).not.toContain('weiterer')
  })
})
