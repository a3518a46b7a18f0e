import { describe, expect, it } from 'vitest'
import {
  hangsOnTrust,
  isContested,
  needsFirstDecision,
  roomsAt,
} from '../../functions/bookings/rules/consent.ts'
import { crowdedRefusal } from '../../functions/bookings/rules/heads.ts'
import { isHeldOpenly, nextDates } from '../../functions/bookings/rules/held.ts'
import { twiceRefusal } from '../../functions/bookings/rules/open-dates.ts'
import {
  crowdedTogether,
  goesOn,
  sharedDates,
  toldUnshared,
  unshared,
} from '../../functions/bookings/rules/shares.ts'
import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'
import type { HeldByGroup } from '../../functions/bookings/schema/held.ts'
import { aBooking, aSeries, knownRoom, moment, onDate } from './a-booking.ts'

const { now } = moment
const approved = (change: Partial<Occurrence> = {}, date = '2026-12-08') =>
  onDate(date, { state: 'approved', ...change })

describe('what a group does next', () => {
  const dates = [
    approved({}, '2026-12-15'),
    onDate('2026-12-08'),
    onDate('2026-12-20', { state: 'cancelled' }),
    approved({}, '2026-11-24'),
  ]
  const held = (change: object) =>
    ({
      booking: 'b',
      purpose: 'Nähen',
      announced: true,
      dates: dates.map((date) => ({ ...date, rooms: ['saal'] })),
      ...change,
    }) as unknown as HeldByGroup
  const told = (isInside: boolean, ...all: HeldByGroup[]) =>
    nextDates(all, moment, isInside).map(({ date, title }) => `${date.slice(5)} ${title}`)

  it('is all for its own people in order, and for others what was approved and has a public name', () => {
    expect(told(true, held({ label: 'Treff' }))).toEqual(['12-08 Nähen', '12-15 Nähen'])
    expect(told(false, held({ label: 'Treff' }))).toEqual(['12-15 Treff'])
    expect(told(false, held({}))).toEqual([])
    expect(
      nextDates([held({ meeting: 'm', quiet: true, elsewhere: 'Park' })], moment, false)[0],
    ).toMatchObject({ booking: 'b', meeting: 'm', quiet: true, elsewhere: 'Park', title: 'Nähen' })
    expect(
      [held({}), held({ label: 'x' }), held({ meeting: 'm' }), held({ meeting: 'm', announced: false })].map(
        isHeldOpenly,
      ),
    ).toEqual([false, true, true, false])
  })

  it('is each date once under a meeting: also one that was called off, not one that was never given', () => {
    const refusal = (state: Occurrence['state']) =>
      twiceRefusal(
        [{ dates: [onDate('2026-12-15'), onDate('2026-12-08', { state })] } as never],
        [{ key: 'x' }, { key: '2026-12-08T19:00' }],
      )
    for (const state of ['unconfirmed', 'requested', 'approved', 'cancelled'] as const)
      expect(refusal(state)).toMatchObject({
        code: 'date-exists',
        facts: { pointer: '/date', date: '2026-12-08' },
      })
    for (const state of ['declined', 'expired', 'refused'] as const) expect(refusal(state)).toBeUndefined()
  })
})

describe('a date that two share', () => {
  const other = { booking: 'b', key: '2026-12-08T19:00' }
  const rooms = [knownRoom('saal', { capacity: 20 })]
  const guest = aSeries(
    [approved({ sharedWith: other }), approved({ guest: other }, '2026-12-15'), approved({}, '2026-12-22')],
    { state: 'approved' },
  )

  it('is told by either, and alone once they share no longer', () => {
    expect(sharedDates(guest).map(({ key, as }) => [key.slice(8, 10), as])).toEqual([
      ['08', 'sharedWith'],
      ['15', 'guest'],
    ])
    expect(unshared(guest, ['2026-12-08T19:00']).occurrences[0]).toEqual(approved())
    expect(sharedDates(unshared(guest, ['2026-12-08T19:00']))).toHaveLength(1)
    const [first, second] = sharedDates(guest)
    const told = (shared: typeof first) =>
      toldUnshared(guest, shared ? [shared] : [], { id: 'x', at: now, who: 'Chor' }).history.at(-1)
    expect(told(first)).toMatchObject({
      reason: 'yours-alone',
      changes: [{ field: 'sharedWith', old: 'Chor' }],
      dates: [{ keys: '2026-12-08' }],
      by: { kind: 'system' },
    })
    expect(told(second)).toMatchObject({
      reason: 'guest-gone',
      changes: [{ field: 'guest', old: 'Chor' }],
      dates: [{ keys: '2026-12-15' }],
    })
    const single = toldUnshared(aBooking({ occurrences: [approved({ guest: other })] }), [second!], {
      id: 'x',
      at: now,
      who: 'Chor',
    })
    expect(single.history.at(-1)).not.toHaveProperty('dates')
  })

  it('ends where either has it no more', () => {
    const [shared] = sharedDates(guest)
    const host = (change: Partial<Occurrence>) => aBooking({ occurrences: [approved(change)] })
    expect(goesOn(shared!, guest, host({}))).toBe(true)
    expect(goesOn(shared!, guest, host({ key: 'x' }))).toBe(false)
    expect(goesOn({ ...shared!, key: 'x' }, guest, host({}))).toBe(false)
    expect(goesOn(shared!, guest, host({ state: 'cancelled' }))).toBe(false)
  })

  it.each<[number | undefined, number | undefined, number | undefined, boolean]>([
    [10, 15, 5, false],
    [10, 16, 5, true],
    [16, 16, 9, false],
    [10, 20, undefined, true],
    [10, 19, undefined, false],
    [undefined, 1, 25, false],
  ])(
    'with %s heads before, %s after and %s of the other is too small: %s',
    (before, after, theirs, isCrowded) => {
      const [shared] = sharedDates(guest)
      const has = (attendees: number | undefined): Booking =>
        aSeries([approved({ sharedWith: other, ...(attendees ? { attendees } : {}) })])
      const refusal = crowdedTogether(
        shared!,
        { before: has(before), after: has(after) },
        { other: has(theirs), rooms },
      )
      expect(refusal?.code).toBe(isCrowded ? 'too-many-people' : undefined)
    },
  )
})

describe('who has to say yes', () => {
  const rooms = [
    knownRoom('saal', { approval: 'direct' }),
    knownRoom('stube', { approval: 'trusted' }),
    knownRoom('markt', { approval: 'direct', contention: 'compete' }),
  ]

  it('is asked where others may come, unless the house trusts them', () => {
    const needs = (booking: Partial<Booking>, trusted: boolean) =>
      needsFirstDecision(aBooking(booking), {}, { rooms, trusted })
    expect([
      needs({}, false),
      needs({ meeting: 'm' }, false),
      needs({ meeting: 'm' }, true),
      needs({ rooms: ['x'] }, true),
    ]).toEqual([false, true, false, true])
    expect(hangsOnTrust(aBooking({ meeting: 'm' }), [{}], rooms)).toBe(true)
    expect(hangsOnTrust(aBooking(), [{}, { rooms: ['saal', 'stube'] }], rooms)).toBe(true)
    expect(hangsOnTrust(aBooking(), [{}], rooms)).toBe(false)
  })

  it('may be asked by others too where requests compete in any of the rooms', () => {
    expect(isContested(aBooking(), [{}, { rooms: ['saal', 'markt'] }], rooms)).toBe(true)
    expect(isContested(aBooking(), [{}, { rooms: ['stube'] }], rooms)).toBe(false)
    expect(roomsAt(aBooking(), { rooms: ['markt', 'gone'] }, rooms).map(({ id }) => id)).toEqual(['markt'])
  })

  it('hears of several dates which one is too small', () => {
    const small = [knownRoom('saal', { capacity: 5 }), knownRoom('markt')]
    const crowds = [
      { place: { rooms: ['markt'], date: 'a' }, heads: 9 },
      { place: { date: 'b' }, heads: 9 },
    ]
    expect(crowdedRefusal(aBooking(), crowds, small)?.facts).toMatchObject({
      most: 5,
      date: 'b',
      reason: 'crowded-date',
    })
    expect(crowdedRefusal(aBooking(), crowds.slice(1), small)?.facts).not.toHaveProperty('reason')
    expect(crowdedRefusal(aBooking(), crowds.slice(0, 1), small)).toBeUndefined()
  })
})
