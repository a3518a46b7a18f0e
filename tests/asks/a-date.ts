import type { Ask, Slot } from '../../functions/asks/schema.ts'
import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'

export const zone = 'Europe/Berlin'

export const slot: Slot = {
  date: '2026-12-05',
  from: '19:00',
  to: '21:00',
  rooms: ['hall'],
  setUpMinutes: 15,
  tidyUpMinutes: 30,
}

/** Of the date that the slot is about. */
export const key = '2026-12-05T19:00'

export const aDate = (change: Partial<Occurrence> = {}): Occurrence => ({
  key,
  date: slot.date,
  from: slot.from,
  to: slot.to,
  state: 'approved',
  ...change,
})

/** A booking of one date; of several it is a series. */
export const aBooking = (occurrences: Occurrence[] = [aDate()], change: Partial<Booking> = {}): Booking => ({
  id: 'b-1',
  house: 'aef',
  rooms: ['hall'],
  occurrences,
  ...(occurrences.length > 1 ? { repeat: { every: 'week', count: occurrences.length, mode: 'all' } } : {}),
  setUpMinutes: 15,
  tidyUpMinutes: 30,
  purpose: 'Nähen',
  contact: { name: 'Ada' },
  state: 'approved',
  language: 'de',
  origin: 'public',
  contactId: 'ada',
  createdAt: '2026-11-01T09:00:00.000Z',
  updatedAt: '2026-11-01T09:00:00.000Z',
  sequence: 3,
  version: 3,
  history: [],
  ...change,
})

export const anAsk = (change: Partial<Ask> = {}): Ask => ({
  id: 'a-1',
  house: 'aef',
  kind: 'merge',
  state: 'open',
  words: 'Wir brauchen nur den Herd.',
  of: { booking: 'b-1', key, slot, group: 'g-1', groupName: 'Nähcafé' },
  wish: slot,
  contact: { name: 'Nina' },
  contactId: 'nina',
  language: 'de',
  at: '2026-12-01T09:00:00.000Z',
  until: '2026-12-05T18:00:00.000Z',
  version: 1,
  ...change,
})
