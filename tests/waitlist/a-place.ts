import type { Place, PlaceLine } from '../../functions/waitlist/schema.ts'

/** Twelve characters, as all ids have. */
export const idOf = (letter: string) => letter.repeat(12)

export const aLine = (change: Partial<PlaceLine> = {}): PlaceLine => ({
  id: 'l-1',
  at: '2026-12-01T09:00:00.000Z',
  by: { kind: 'contact', name: 'Eva' },
  what: 'waiting',
  ...change,
})

/** Waits for the evening of 5 December in the seminar room. */
export const aPlace = (change: Partial<Place> = {}): Place => ({
  id: idOf('a'),
  house: 'aef',
  rooms: ['seminarraum'],
  date: '2026-12-05',
  from: '19:00',
  to: '21:00',
  setUpMinutes: 0,
  tidyUpMinutes: 0,
  contact: { name: 'Eva', email: 'eva@gruppe.example' },
  language: 'de',
  state: 'waiting',
  origin: 'public',
  contactId: 'eva',
  since: '2026-12-01T09:00:00.000Z',
  startsAt: '2026-12-05T18:00:00.000Z',
  createdAt: '2026-12-01T09:00:00.000Z',
  provedAt: '2026-12-01T09:00:00.000Z',
  version: 1,
  history: [aLine()],
  ...change,
})

export const until = '2026-12-02T09:00:00.000Z'
export const offered = { state: 'offered', offer: { until } } as const
