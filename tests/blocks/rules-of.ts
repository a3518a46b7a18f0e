import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'
import type { BlockedPlace } from '../../functions/blocks/rules/block.ts'
import { blockedDays } from '../../functions/blocks/rules/block.ts'

export const zone = 'Europe/Berlin'
export const day = '2026-12-05'
export const now = '2026-12-01T09:00:00.000Z'

export const aDate = (change: Partial<Occurrence> = {}): Occurrence => ({
  key: `${change.date ?? day}T19:00`,
  date: day,
  from: '19:00',
  to: '21:00',
  state: 'approved',
  ...change,
})

/** A booking of the hall as rules see it. */
export function aBooking(occurrences: Occurrence[], change: Partial<Booking> = {}): Booking {
  return {
    id: 'bkng00000001',
    house: 'aef',
    rooms: ['saal'],
    setUpMinutes: 0,
    tidyUpMinutes: 0,
    purpose: 'Nähen',
    contact: { name: 'Ada' },
    state: 'approved',
    occurrences,
    history: [],
    version: 1,
    sequence: 0,
    createdAt: now,
    updatedAt: now,
    ...change,
  } as unknown as Booking
}

export const series = {
  repeat: { every: 'week', interval: 1, count: 2, mode: 'all' },
} as unknown as Partial<Booking>

/** A block of the hall on one day. */
export const aPlace = (from = `${day}T18:00`, to = `${day}T20:00`, rooms = ['saal']): BlockedPlace => ({
  rooms,
  days: blockedDays({ from, to }, zone),
  zone,
})

/** A line of a history that the house writes. */
export const doing = {
  id: 'step00000001',
  at: now,
  by: { kind: 'manager' as const, name: 'L' },
  words: 'Rohrbruch',
}
