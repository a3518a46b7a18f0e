import { describe, expect, it } from 'vitest'
import { datesThatAsk, hangsOnTrust, needsDecision } from '../../functions/bookings/rules/consent.ts'
import { waitingOf } from '../../functions/bookings/rules/deadline.ts'
import { crowdedRefusal } from '../../functions/bookings/rules/heads.ts'
import type { Occurrence } from '../../functions/bookings/schema.ts'
import type { Approval, Room } from '../../functions/rooms/schema.ts'
import { aHouse, aRoom } from '../support/builders.ts'

const room = (id: string, approval: Approval, capacity: number, decideWithinHours = 72): Room => ({
  ...aRoom({ approval, capacity, decideWithinHours }),
  id,
  house: 'aef',
  position: 0,
  version: 1,
})
const rooms = [
  room('saal', 'direct', 70),
  room('kammer', 'request', 3, 24),
  room('stube', 'trusted', 12),
  room('keller', 'phone-only', 20),
]
const series = { rooms: ['saal'] }
const key = '2026-12-08T19:00'
const date = (change: Partial<Occurrence> = {}): Occurrence => ({
  key,
  date: '2026-12-08',
  from: '19:00',
  to: '21:00',
  state: 'requested',
  ...change,
})

describe('whether somebody has to decide about a date', () => {
  it.each([
    ['the booking’s own room', {}, false, false],
    ['a room of its own', { rooms: ['kammer'] }, false, true],
    ['a room of its own, of a trusted contact', { rooms: ['kammer'] }, true, true],
    ['a room for the trusted', { rooms: ['stube'] }, false, true],
    ['a room for the trusted, of a trusted contact', { rooms: ['stube'] }, true, false],
    ['two rooms, one of which asks', { rooms: ['saal', 'kammer'] }, false, true],
    ['two rooms, none of which asks', { rooms: ['saal', 'stube'] }, true, false],
    ['a room that is only given on the phone', { rooms: ['keller'] }, true, true],
    ['a room that the house has no more', { rooms: ['turm'] }, true, true],
  ])('in %s', (_, place, trusted, isNeeded) => {
    expect(needsDecision(series, place, { rooms, trusted })).toBe(isNeeded)
  })

  it.each([
    [[{}], false],
    [[{ rooms: ['kammer'] }], false],
    [[{}, { rooms: ['stube'] }], true],
  ])('hangs on trust at %j: %s', (places, hangs) => {
    expect(hangsOnTrust(series, places, rooms)).toBe(hangs)
  })

  it('is said of each date by itself', () => {
    const dates = [date(), date({ rooms: ['kammer'] }), date({ state: 'approved', rooms: ['kammer'] })]
    expect(datesThatAsk(series, dates, { rooms, trusted: false })).toEqual([dates[1], dates[2]])
  })
})

describe('so many heads', () => {
  it.each([
    ['fit into the booking’s own room', {}, 60, undefined],
    ['do not fit into the date’s room', { rooms: ['kammer'] }, 60, 3],
    ['fit into two rooms together', { rooms: ['saal', 'kammer'] }, 73, undefined],
    ['do not fit into two rooms together', { rooms: ['saal', 'kammer'] }, 74, 73],
    ['are not known', { rooms: ['kammer'] }, undefined, undefined],
  ])('%s', (_, place, heads, most) => {
    const refusal = crowdedRefusal(series, [{ place, heads }], rooms)
    expect(refusal?.facts.most).toBe(most)
    expect(refusal?.code).toBe(most === undefined ? undefined : 'too-many-people')
  })
})

describe('how long a booking may wait', () => {
  const now = '2026-12-01T09:00:00.000Z'
  const terms = { house: { ...aHouse(), version: 1 }, rooms, now }

  it.each([
    ['the booking’s own room', [date()], '2026-12-04T09:00:00.000Z'],
    ['a date’s own room', [date(), date({ rooms: ['kammer'] })], '2026-12-02T09:00:00.000Z'],
    [
      'undecided dates alone',
      [date(), date({ state: 'approved', rooms: ['kammer'] })],
      '2026-12-04T09:00:00.000Z',
    ],
    [
      'the room that is asked for',
      [
        date({
          state: 'approved',
          asked: { date: '2026-12-08', from: '19:00', to: '21:00', rooms: ['kammer'] },
        }),
      ],
      '2026-12-02T09:00:00.000Z',
    ],
    [
      'the date, where the house has no such room any more',
      [date({ rooms: ['turm'] })],
      '2026-12-08T15:00:00.000Z',
    ],
  ])('is told by %s', (_, occurrences, deadline) => {
    const state = occurrences[0]!.state as 'requested' | 'approved'
    expect(waitingOf({ ...series, contact: { name: 'Mia' }, state, occurrences }, terms).deadline).toBe(
      deadline,
    )
  })
})
