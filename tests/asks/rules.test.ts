import { describe, expect, test } from 'vitest'
import { crowdRefusal, isSettled, isStillSo, mayBring } from '../../functions/asks/rules/agree.ts'
import { endOf, mayAskAgain } from '../../functions/asks/rules/ask.ts'
import type { Ask } from '../../functions/asks/schema.ts'
import { goesOn } from '../../functions/bookings/rules/shares.ts'
import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'
import { aRoom } from '../support/builders.ts'

const slot = {
  date: '2026-12-05',
  from: '19:00',
  to: '21:00',
  rooms: ['hall'],
  setUpMinutes: 0,
  tidyUpMinutes: 0,
}
const key = '2026-12-05T19:00'
const date: Occurrence = { key, date: slot.date, from: slot.from, to: slot.to, state: 'approved' }
const other = { booking: 'another', key }

const holding = (change: Partial<Occurrence> = {}, more: Partial<Booking> = {}) =>
  ({
    rooms: ['hall'],
    setUpMinutes: 0,
    tidyUpMinutes: 0,
    occurrences: [{ ...date, ...change }],
    ...more,
  }) as Booking

test.each<[string, Partial<Occurrence>, ask: boolean, swap: boolean, share: boolean]>([
  ['approved', {}, true, true, true],
  ['requested', { state: 'requested' }, false, false, true],
  ['cancelled', { state: 'cancelled' }, false, false, false],
  ['with a guest', { guest: other }, false, false, false],
  ['inside another’s', { sharedWith: other }, false, false, false],
  ['with another time asked for', { asked: slot }, false, false, false],
])('a date %s: may be asked for, brought to a swap, brought to sharing', (_, change, ...may) => {
  const changed = { ...date, ...change }
  const found = [isSettled(changed), mayBring('swap', changed), mayBring('share', changed)]
  expect(found).toEqual(may)
})

test.each<[string, Partial<Occurrence>, boolean]>([
  ['as it was', {}, true],
  ['at another time', { from: '18:00' }, false],
  ['shorter', { to: '20:00' }, false],
  ['in one room more', { rooms: ['hall', 'kitchen'] }, false],
  ['with time to set up', { setUpMinutes: 15 }, false],
])('a date %s is still what was asked for: %#', (_, change, isSo) => {
  expect(isStillSo(holding(change), key, slot)).toBe(isSo)
})

describe('sharing', () => {
  const guest = holding({ from: '19:30', to: '20:30', sharedWith: other })
  const asHost = (change: Partial<Occurrence>) =>
    goesOn({ key, as: 'guest', other }, holding(change, {}), guest)

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

test.each<[heads: (number | undefined)[], fits: boolean]>([
  [[40, 30], true],
  [[40, 31], false],
  [[70, undefined], false],
  [[undefined, undefined], true],
])('%j come to a room for 70, and who says nothing is one', (heads, fits) => {
  const room = { ...aRoom(), id: 'hall', house: 'aef', position: 1, version: 1 }
  expect(crowdRefusal({ rooms: [room], heads }) === undefined).toBe(fits)
})

test('a question ends with its date, or after fourteen days; one that nobody proved after a day', () => {
  const at = { now: '2026-12-01T09:00:00.000Z', zone: 'Europe/Berlin' }
  const far = { ...slot, date: '2027-02-01' }
  expect([endOf('open', slot, at), endOf('open', far, at), endOf('unproved', far, at)]).toEqual([
    '2026-12-05T18:00:00.000Z',
    '2026-12-15T09:00:00.000Z',
    '2026-12-02T09:00:00.000Z',
  ])
})

test('nobody asks twice what was heard and answered, or still may be', () => {
  const states: Ask['state'][] = ['unproved', 'open', 'yes', 'no', 'over']
  expect(states.filter((state) => mayAskAgain({ state }))).toEqual(['unproved', 'over'])
})
