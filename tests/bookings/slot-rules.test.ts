import { describe, expect, it } from 'vitest'
import {
  isInsideYes,
  overRefusal,
  ownSlot,
  slotInQuestion,
  slotOf,
  staysInside,
} from '../../functions/bookings/rules/move.ts'
import { apart, usualAmong } from '../../functions/bookings/rules/pattern.ts'
import { aBooking, moment, onDate } from './a-booking.ts'

const dates = ['2026-12-08', '2026-12-15']

describe('a time inside another one', () => {
  const now = {
    date: dates[0]!,
    from: '10:00',
    to: '12:00',
    rooms: ['a', 'b'],
    setUpMinutes: 15,
    tidyUpMinutes: 15,
  }

  it.each<[Partial<typeof now>, boolean]>([
    [{}, true],
    [{ from: '10:15', to: '11:45', rooms: ['b'], setUpMinutes: 0, tidyUpMinutes: 0 }, true],
    [{ date: dates[1]! }, false],
    [{ from: '09:45' }, false],
    [{ to: '12:15' }, false],
    [{ rooms: ['b', 'c'] }, false],
    [{ setUpMinutes: 30 }, false],
    [{ tidyUpMinutes: 30 }, false],
  ])('%j: %s', (change, expected) => {
    expect(staysInside({ ...now, ...change }, now)).toBe(expected)
  })

  it('needs nobody’s yes only where there was one', () => {
    const slot = slotOf(aBooking(), onDate(dates[0]!))
    for (const state of ['approved', 'requested'] as const)
      expect(isInsideYes(aBooking(), { occurrence: onDate(dates[0]!, { state }), slot })).toBe(
        state === 'approved',
      )
    const longer = { ...slot, to: '22:00' }
    expect(
      isInsideYes(aBooking(), { occurrence: onDate(dates[0]!, { state: 'approved' }), slot: longer }),
    ).toBe(false)
  })

  it('is not over already, and ends after it begins', () => {
    const cut = (to: string) => overRefusal({ ...now, date: '2026-12-01', from: '09:00', to }, moment)?.code
    expect([cut('08:00'), cut('09:00'), cut('10:00'), cut('10:15')]).toEqual([
      'invalid-input',
      'invalid-input',
      'too-soon',
      undefined,
    ])
  })

  it('is kept as far as it differs from the booking', () => {
    const booking = aBooking({ rooms: ['a', 'b'], setUpMinutes: 15, tidyUpMinutes: 15 })
    const { date, from, to } = now
    expect(ownSlot(booking, now)).toEqual({ date, from, to })
    const other = { rooms: ['a'], setUpMinutes: 0, tidyUpMinutes: 30 }
    for (const [name, value] of Object.entries(other))
      expect(ownSlot(booking, { ...now, [name]: value })).toEqual({ date, from, to, [name]: value })
    const asked = { date, from, to }
    expect(slotInQuestion(booking, onDate(dates[1]!, { asked }))).toEqual(now)
    expect(slotInQuestion(booking, onDate(dates[1]!)).date).toBe(dates[1])
  })
})

describe('what most dates are like', () => {
  const texts = (all: string) => all.split('').map((text, at) => ({ key: String(at), text }))
  const usual = (all: string, named: number) =>
    usualAmong(texts(all), texts(all)[named]!, ({ text }) => text).key
  const alone = (all: string) => [...apart(texts(all).toReversed(), ({ text }) => text)].join('')

  it.each([
    ['aab', 0, '0'],
    ['abb', 0, '1'],
    ['abcc', 0, '2'],
    ['abbccc', 0, '3'],
    ['abab', 1, '1'],
    ['a', 0, '0'],
  ])('of %s, where %i is named, is told by %s', (all, named, key) => expect(usual(all, named)).toBe(key))

  it.each([
    ['aaa', ''],
    ['aba', '012'],
    ['aabaa', '2'],
    ['aabb', ''],
    ['baa', '0'],
    ['aab', '2'],
    ['a', '0'],
  ])('in %s are apart: "%s"', (all, expected) => expect(alone(all)).toBe(expected))
})
