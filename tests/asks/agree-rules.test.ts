import { describe, expect, test } from 'vitest'
import {
  crowdRefusal,
  dateMeant,
  headsOn,
  isSettled,
  isStillSo,
  mayBring,
  movedTo,
  withGuest,
} from '../../functions/asks/rules/agree.ts'
import type { Slot } from '../../functions/asks/schema.ts'
import type { Occurrence } from '../../functions/bookings/schema.ts'
import { aRoom } from '../support/builders.ts'
import { aBooking, aDate, key, slot, zone } from './a-date.ts'

const secondKey = '2026-12-12T19:00'
const second = aDate({ key: secondKey, date: '2026-12-12' })
const third = aDate({ key: '2026-12-19T19:00', date: '2026-12-19' })
const series = aBooking([aDate(), second, third])
const moment = { now: '2026-12-01T09:00:00.000Z', zone }
const doing = { id: 'h-1', at: moment.now, by: { kind: 'contact', name: 'Nina' }, moment } as const

describe('the date that somebody means', () => {
  test('of a single booking is its only one, whatever they say', () => {
    for (const said of [undefined, key, secondKey])
      expect(dateMeant(aBooking(), said, moment)).toEqual(aDate())
  })

  test('of a series is the one they name', () => {
    expect(dateMeant(series, secondKey, moment)).toEqual(second)
  })

  test.each([[undefined], ['2026-12-13T19:00']])('of a series is none without a date of it: %s', (said) => {
    expect(() => dateMeant(series, said, moment)).toThrow('unknown-date')
  })

  // It ends at 21:00, an hour later than in Greenwich.
  test.each([
    ['2026-12-05T19:59:59.000Z', undefined],
    ['2026-12-05T20:00:00.000Z', 'in-the-past'],
    ['2026-12-05T20:00:01.000Z', 'in-the-past'],
  ])('at %s is refused: %s', (now, refusal) => {
    const mean = () => dateMeant(aBooking(), key, { now, zone })
    if (refusal === undefined) expect(mean()).toEqual(aDate())
    else expect(mean).toThrow(refusal)
  })
})

describe('a date is still as it was when somebody asked', () => {
  test('where it says the same, by itself or by its booking', () => {
    expect(isStillSo(aBooking(), key, slot)).toBe(true)
    const { rooms, setUpMinutes, tidyUpMinutes } = slot
    const other = aBooking([aDate({ rooms, setUpMinutes, tidyUpMinutes })], { rooms: ['kitchen'] })
    expect(isStillSo(other, key, slot)).toBe(true)
  })

  test.each<Partial<Slot>>([
    { date: '2026-12-04' },
    { date: '2026-12-06' },
    { from: '18:45' },
    { from: '19:15' },
    { to: '20:45' },
    { to: '21:15' },
    { rooms: ['kitchen'] },
    { rooms: ['hall', 'kitchen'] },
    { rooms: [] },
    { setUpMinutes: 0 },
    { setUpMinutes: 30 },
    { tidyUpMinutes: 15 },
    { tidyUpMinutes: 45 },
  ])('and not with %j', (change) => {
    expect(isStillSo(aBooking([aDate(change)]), key, slot)).toBe(false)
  })

  test('and not where it is gone, or another date of the series is as it was', () => {
    expect(isStillSo(aBooking([second, third]), key, slot)).toBe(false)
    const moved = aBooking([aDate({ from: '18:00' }), aDate({ key: secondKey })])
    expect([isStillSo(moved, key, slot), isStillSo(moved, secondKey, slot)]).toEqual([false, true])
  })
})

const other = { booking: 'another', key }
const { rooms: _rooms, ...when } = slot
test.each<[string, Partial<Occurrence>, settled: boolean, swap: boolean, share: boolean]>([
  ['unconfirmed', { state: 'unconfirmed' }, false, false, true],
  ['requested', { state: 'requested' }, false, false, true],
  ['approved', {}, true, true, true],
  ['cancelled', { state: 'cancelled' }, false, false, false],
  ['declined', { state: 'declined' }, false, false, false],
  ['expired', { state: 'expired' }, false, false, false],
  ['refused', { state: 'refused' }, false, false, false],
  ['with a guest', { guest: other }, false, false, false],
  ['inside another’s', { sharedWith: other }, false, false, false],
  ['with another time asked for', { asked: when }, false, false, false],
  ['with another time offered', { offered: { ...when, until: moment.now } }, false, false, false],
  ['requested, with a guest', { state: 'requested', guest: other }, false, false, false],
])('a date %s: is settled, may be brought to a swap, and to sharing', (_, change, ...may) => {
  const date = aDate(change)
  expect([isSettled(date), mayBring('swap', date), mayBring('share', date)]).toEqual(may)
  expect(mayBring('merge', date)).toBe(mayBring('share', date))
})

test.each<[heads: (number | undefined)[], fits: boolean]>([
  [[40, 30], true],
  [[40, 31], false],
  [[70, undefined], false],
  [[undefined, undefined], true],
])('%j come to a room for 70, and who says nothing is one', (heads, fits) => {
  const room = { ...aRoom(), id: 'hall', house: 'aef', position: 1, version: 1 }
  expect(crowdRefusal({ rooms: [room], heads }) === undefined).toBe(fits)
})

test('as many come to a date as it says itself, else as its booking says, else nobody knows', () => {
  const booking = aBooking([aDate()], { attendees: 8 })
  const heads = [aDate({ attendees: 5 }), aDate(), aDate({ without: ['attendees'] })]
  expect(heads.map((date) => headsOn(booking, date))).toEqual([5, 8, undefined])
})

describe('a date that goes elsewhere', () => {
  const there: Slot = {
    date: '2026-12-06',
    from: '15:00',
    to: '17:00',
    rooms: ['kitchen'],
    setUpMinutes: 5,
    tidyUpMinutes: 10,
  }

  test.each<[keyof Slot, Partial<Slot>, { old: string; new: string }]>([
    ['date', { date: '2026-12-06' }, { old: '2026-12-05', new: '2026-12-06' }],
    ['from', { from: '18:00' }, { old: '19:00', new: '18:00' }],
    ['to', { to: '22:00' }, { old: '21:00', new: '22:00' }],
    ['rooms', { rooms: ['hall', 'kitchen'] }, { old: 'hall', new: 'hall, kitchen' }],
    ['setUpMinutes', { setUpMinutes: 0 }, { old: '15', new: '0' }],
    ['tidyUpMinutes', { tidyUpMinutes: 45 }, { old: '30', new: '45' }],
  ])('says in its history that its %s is another, and nothing else', (field, change, words) => {
    const moved = movedTo(aBooking(), key, { slot: { ...slot, ...change } }, doing)
    expect(moved.history).toEqual([
      {
        id: 'h-1',
        at: moment.now,
        by: doing.by,
        what: 'moved',
        state: 'approved',
        changes: [{ field, ...words }],
      },
    ])
  })

  test('says first what became of it, then what comes with it', () => {
    const also = [{ field: 'sharedWith', new: 'Nähcafé' }]
    const [line] = movedTo(aBooking(), key, { slot: { ...slot, to: '22:00' }, also }, doing).history
    expect(line?.changes).toEqual([{ field: 'to', old: '21:00', new: '22:00' }, ...also])
  })

  test('takes its booking with it, where it is the only one', () => {
    const own = aDate({ rooms: ['cellar'], setUpMinutes: 0, tidyUpMinutes: 0 })
    const moved = movedTo(aBooking([own]), key, { slot: there }, doing)
    const { date, from, to, ...around } = there
    expect(moved).toMatchObject({ ...around, version: 4, sequence: 4, updatedAt: moment.now })
    expect(moved.occurrences).toEqual([{ key, date, from, to, state: 'approved' }])
    expect(moved.history[0]).not.toHaveProperty('dates')
  })

  test('gives up what it had for itself, where it is as its booking from now on', () => {
    const own = aDate({ rooms: ['cellar'], setUpMinutes: 0, tidyUpMinutes: 0 })
    const moved = movedTo(aBooking([own, second]), key, { slot: { ...slot, from: '20:00' } }, doing)
    expect(moved.occurrences).toEqual([aDate({ from: '20:00' }), second])
  })

  test('of a series goes alone, and the history names it alone', () => {
    const moved = movedTo(series, secondKey, { slot: there }, doing)
    expect(moved.occurrences).toEqual([aDate(), { ...second, ...there }, third])
    expect(moved).toMatchObject({ rooms: ['hall'], setUpMinutes: 15, tidyUpMinutes: 30 })
    expect(moved.history).toMatchObject([
      {
        changes: [
          { field: 'rooms', old: 'hall', new: 'kitchen' },
          { field: 'date', old: '2026-12-12', new: '2026-12-06' },
          { field: 'from', old: '19:00', new: '15:00' },
          { field: 'to', old: '21:00', new: '17:00' },
          { field: 'setUpMinutes', old: '15', new: '5' },
          { field: 'tidyUpMinutes', old: '30', new: '10' },
        ],
        dates: [{ state: 'approved', start: '19:00', keys: '2026-12-12' }],
      },
    ])
  })

  test('is inside somebody else’s only where that is said', () => {
    const inside = movedTo(series, secondKey, { slot, sharedWith: other }, doing)
    expect(inside.occurrences.map((date) => date.sharedWith)).toEqual([undefined, other, undefined])
    for (const date of movedTo(series, secondKey, { slot }, doing).occurrences)
      expect(date).not.toHaveProperty('sharedWith')
  })

  test('leaves its booking in the state that its dates to come give it', () => {
    const gone = aDate({ key: secondKey, date: '2026-11-12', state: 'approved' })
    const open = aBooking([aDate({ state: 'requested' }), gone], { state: 'requested' })
    expect(movedTo(open, key, { slot: there }, doing).state).toBe('requested')
    const over = { ...there, date: '2026-11-30' }
    const cancelled = aBooking([aDate(), aDate({ key: secondKey, state: 'cancelled' })])
    expect(movedTo(cancelled, key, { slot: over }, doing).state).toBe('cancelled')
  })
})

describe('a guest', () => {
  const guest = { booking: 'b-2', key: '2026-12-06T15:00' }

  test('is on the only date of a booking, and its history says who', () => {
    const hosting = withGuest(aBooking(), key, { guest, who: 'Chor (6)' }, doing)
    expect(hosting.occurrences).toEqual([aDate({ guest })])
    const changes = [{ field: 'guest', new: 'Chor (6)' }]
    expect(hosting.history).toEqual([
      { id: 'h-1', at: moment.now, by: doing.by, what: 'changed', state: 'approved', changes },
    ])
    expect(hosting).toMatchObject({ version: 4, sequence: 4, rooms: ['hall'] })
  })

  test('is on one date of a series and no other, and the history names it', () => {
    const hosting = withGuest(series, secondKey, { guest, who: 'Chor' }, doing)
    expect(hosting.occurrences).toEqual([aDate(), { ...second, guest }, third])
    const dates = [{ state: 'approved', start: '19:00', keys: '2026-12-12' }]
    expect(hosting.history).toMatchObject([{ dates }])
  })
})
