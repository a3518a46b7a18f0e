import { describe, expect, it } from 'vitest'
import { rivalsAmong } from '../../functions/bookings/rules/rivals.ts'
import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'
import type { Room, RoomSettings } from '../../functions/rooms/schema.ts'
import { aRequest, aRoom } from '../support/builders.ts'

const now = '2026-12-01T09:00:00.000Z'
const room = (id: string, change: Partial<RoomSettings> = {}): Room => ({
  ...aRoom({ contention: 'compete', ...change }),
  id,
  house: 'aef',
  position: 0,
  version: 1,
})
const rooms = [
  room('saal', { contains: ['links', 'rechts'] }),
  room('links'),
  room('rechts', { contention: 'hold' }),
  room('laden', { gapMinutes: 30 }),
  room('stube', { contention: 'hold' }),
]
const terms = { rooms, zone: 'Europe/Berlin', now }

const date = '2026-12-05'
const key = `${date}T18:00`
const at = (from: string, to: string, change: Partial<Occurrence> = {}): Occurrence => ({
  key,
  date,
  from,
  to,
  state: 'requested',
  ...change,
})
const booking = (id: string, room: string, change: Partial<Occurrence>, more: Partial<Booking> = {}) =>
  ({
    ...aRequest(),
    id: id.padEnd(12, 'x'),
    house: 'aef',
    rooms: [room],
    setUpMinutes: 0,
    tidyUpMinutes: 0,
    state: 'requested',
    history: [],
    occurrences: [at('18:00', '20:00', change)],
    ...more,
  }) as unknown as Booking

const losers = (bookings: readonly Booking[]) =>
  Object.fromEntries(
    [...rivalsAmong(bookings, terms)].map(([id, others]) => [
      id.replace(/x+$/, ''),
      [...others].map((other) => other.replace(/x+$/, '')),
    ]),
  )

describe('who loses when one of several requests is approved', () => {
  it.each([
    ['the same time', [booking('a', 'saal', {}), booking('b', 'saal', {})], { a: ['b'], b: ['a'] }],
    ['a hall and its half', [booking('a', 'saal', {}), booking('b', 'links', {})], { a: ['b'], b: ['a'] }],
    [
      'less than the turnover between them',
      [booking('a', 'laden', {}), booking('b', 'laden', { from: '20:15', to: '21:00' })],
      { a: ['b'], b: ['a'] },
    ],
    [
      'the turnover between them',
      [booking('a', 'laden', {}), booking('b', 'laden', { from: '20:30', to: '21:00' })],
      {},
    ],
    ['the two halves of a hall', [booking('a', 'links', {}), booking('b', 'rechts', {})], {}],
    // What holds its time is no rival, but it takes the hall from those who only ask for it.
    ['a half that holds and its hall', [booking('a', 'saal', {}), booking('b', 'rechts', {})], { b: ['a'] }],
    ['a room that holds', [booking('a', 'stube', {}), booking('b', 'stube', {})], {}],
    [
      'one that meets two which do not meet each other',
      [
        booking('a', 'saal', { from: '17:00', to: '18:30' }),
        booking('b', 'saal', {}),
        booking('c', 'saal', { from: '19:30', to: '21:00' }),
      ],
      { a: ['b'], b: ['a', 'c'], c: ['b'] },
    ],
    [
      'setting up before',
      [booking('a', 'saal', {}, { setUpMinutes: 60 }), booking('b', 'saal', { from: '16:00', to: '17:30' })],
      { a: ['b'], b: ['a'] },
    ],
    [
      'another time that is asked for beside an approved date',
      [
        booking('a', 'stube', {
          state: 'approved',
          asked: { date, from: '18:00', to: '20:00', rooms: ['saal'] },
        }),
        booking('b', 'links', {}),
      ],
      { a: ['b'], b: ['a'] },
    ],
    ['what is approved', [booking('a', 'saal', { state: 'approved' }), booking('b', 'saal', {})], {}],
    [
      'a date that is over',
      [
        booking('a', 'saal', { date: '2026-11-30' }),
        booking('b', 'saal', { date: '2026-11-30', state: 'requested' }),
      ],
      {},
    ],
    [
      'a date of a series in a room of its own',
      [
        booking('a', 'stube', { rooms: ['saal'] }, { repeat: { every: 'week', count: 1, mode: 'all' } }),
        booking('b', 'saal', {}),
      ],
      { a: ['b'], b: ['a'] },
    ],
  ])('%s', (_, bookings, expected) => {
    expect(losers(bookings)).toEqual(expected)
  })
})
