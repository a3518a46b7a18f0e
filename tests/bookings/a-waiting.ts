import type { Booking } from '../../functions/bookings/schema.ts'
import type { House } from '../../functions/houses/schema.ts'
import { aHouse } from '../support/builders.ts'
import { aBooking, onDate } from './a-booking.ts'

/** Requests that wait for a house, and the house: for what becomes of them if nobody comes. */
export const house = (change: Partial<House> = {}): House => ({ ...aHouse(), version: 1, ...change })
export const waiting = { deadline: '2026-12-04T09:00:00.000Z' }
export const open = (change: Partial<Booking> = {}) =>
  aBooking({
    ...waiting,
    provedAt: '2026-12-01T09:00:00.000Z',
    occurrences: [onDate('2026-12-20')],
    ...change,
  })
export const unproved = open({
  state: 'unconfirmed',
  provedAt: undefined,
  occurrences: [onDate('2026-12-20', { state: 'unconfirmed' })],
})
export const asked = { date: '2026-12-21', from: '19:00', to: '21:00' }
export const wanting = open({
  state: 'approved',
  occurrences: [onDate('2026-12-20', { state: 'approved', asked })],
})
export const rule = (whenDeadlinePasses: House['whenDeadlinePasses']) => house({ whenDeadlinePasses })
