import { describe, expect, it } from 'vitest'
import { collisionsOf, undecidedSlots } from '../../functions/back-office/rules/collision.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { OccurrenceState } from '../../functions/bookings/schema/occurrence.ts'
import type { DaySheet, Room } from '../../functions/rooms/schema.ts'
import { roundTheClock } from '../support/builders.ts'
import { anEntry, aSheet, idFor, theRoom, zone } from '../imports/terms.ts'

const now = '2026-12-01T09:00:00.000Z'
const self = idFor('me')
const when = { date: '2026-12-08', from: '19:00', to: '21:00' }
const key = '2026-12-08T19:00'

const aBooking = (change: object = {}, ...more: object[]) =>
  ({
    id: self,
    rooms: ['seminarraum'],
    setUpMinutes: 0,
    tidyUpMinutes: 0,
    occurrences: [{ key, ...when, state: 'requested', ...change }, ...more],
  }) as unknown as Booking

const sheetOf = (...given: Parameters<typeof aSheet>): DaySheet => aSheet(...given)[1]
const seen = (sheets: DaySheet[] = [], rooms: Room[] = [theRoom()]) => ({ now, zone, sheets, rooms })

describe('the slots that wait for a decision', () => {
  it.each(OccurrenceState.options)('are those of a date that is %s, if nobody has decided', (state) => {
    const isOpen = ['unconfirmed', 'requested'].includes(state)
    expect(undecidedSlots(aBooking({ state }), { now, zone }).map((slot) => slot.key)).toEqual(
      isOpen ? [key] : [],
    )
  })

  it('are what is asked for of a date that is decided, with its rooms and times around', () => {
    const asked = { ...when, from: '18:00', rooms: ['saal'], setUpMinutes: 30, tidyUpMinutes: 15 }
    expect(undecidedSlots(aBooking({ state: 'approved', asked }), { now, zone })).toEqual([
      { key, use: { ...when, from: '18:00', setUpMinutes: 30, tidyUpMinutes: 15 }, rooms: ['saal'] },
    ])
    const [own] = undecidedSlots(aBooking({ asked }), { now, zone })
    expect(own).toMatchObject({ use: { from: '19:00', setUpMinutes: 0 }, rooms: ['seminarraum'] })
  })

  it.each([
    ['2026-12-08T19:59:59.999Z', 1],
    ['2026-12-08T20:00:00.000Z', 0],
  ])('are not over: at %s there are %s', (at, count) => {
    expect(undecidedSlots(aBooking(), { now: at, zone })).toHaveLength(count)
  })
})

describe('what an undecided booking would meet', () => {
  const met = (held: Parameters<typeof aSheet>[1], rooms?: Room[], booking = aBooking()) =>
    collisionsOf(booking, seen([sheetOf('2026-12-08', held)], rooms))
  const block = (from: string, to: string) => anEntry(from, to, { kind: 'block' })

  it.each([
    ['17:00', '19:00', false],
    ['17:00', '19:15', true],
    ['20:45', '22:00', true],
    ['21:00', '22:00', false],
    ['19:30', '20:00', true],
    ['08:00', '24:00', true],
  ])('is a block from %s to %s: %s', (from, to, isThere) => {
    const collision = { room: 'seminarraum', date: '2026-12-08', from, to, kind: 'block' }
    const collisions = isThere ? [collision] : []
    expect(met({ x: block(from, to) })).toEqual({
      collisions,
      closed: false,
      dates: [{ key, collisions, closed: false }],
    })
  })

  it('counts what it needs before and after', () => {
    const booking = aBooking({ setUpMinutes: 30, tidyUpMinutes: 15 })
    const meets = (from: string, to: string) =>
      met({ x: block(from, to) }, undefined, booking).collisions.length
    expect([meets('17:00', '18:30'), meets('17:00', '18:45')]).toEqual([0, 1])
    expect([meets('21:15', '22:00'), meets('21:00', '22:00')]).toEqual([0, 1])
  })

  it('is not what it holds itself', () => {
    expect(met({ me: anEntry('19:00', '21:00', { state: 'requested' }) }).collisions).toEqual([])
  })

  it.each([
    ['compete', 'booking', 'requested', 0],
    ['compete', 'booking', 'unconfirmed', 0],
    ['compete', 'booking', 'approved', 1],
    ['compete', 'block', 'requested', 1],
    ['hold', 'booking', 'requested', 1],
    ['hold', 'booking', 'approved', 1],
  ] as const)('where requests %s, a %s that is %s counts %s times', (contention, kind, state, count) => {
    const rooms = [theRoom({ id: 'saal' }), theRoom({ contention })]
    expect(met({ x: anEntry('20:00', '22:00', { kind, state }) }, rooms).collisions).toHaveLength(count)
  })

  it('lies in its own room on its own day', () => {
    const x = { x: block('19:00', '21:00') }
    const elsewhere = [sheetOf('2026-12-08', x, 'saal'), sheetOf('2026-12-09', x)]
    expect(collisionsOf(aBooking(), seen(elsewhere)).collisions).toEqual([])
  })

  it('is told of all of its dates and rooms, and by date', () => {
    const second = {
      key: '2026-12-09T19:00',
      ...when,
      date: '2026-12-09',
      state: 'requested',
      rooms: ['saal', 'seminarraum'],
    }
    const sheets = [
      sheetOf('2026-12-08', { x: block('19:00', '21:00') }),
      sheetOf('2026-12-09', { y: block('19:00', '20:00'), z: block('20:00', '21:00') }, 'saal'),
      sheetOf('2026-12-09', { x: block('18:00', '20:00') }),
    ]
    const rooms = [theRoom(), theRoom({ id: 'saal' })]
    const { collisions, dates } = collisionsOf(aBooking({}, second), seen(sheets, rooms))
    expect(dates.map((date) => date.collisions.map(({ room, from }) => `${room} ${from}`))).toEqual([
      ['seminarraum 19:00'],
      ['saal 19:00', 'saal 20:00', 'seminarraum 18:00'],
    ])
    expect(collisions).toHaveLength(4)
  })
})

describe('a room is closed by now', () => {
  const hours = (...spans: [string, string][]) => ({
    ...roundTheClock,
    tu: spans.map(([from, to]) => ({ from, to })),
  })
  const closed = (change: Partial<Room>, booking = aBooking()) =>
    collisionsOf(booking, seen([], [theRoom(change)]))

  it.each([
    ['just for as long', [['19:00', '21:00']], false],
    ['a quarter too late', [['19:15', '21:00']], true],
    ['a quarter too short', [['19:00', '20:45']], true],
    [
      'in two spans, one of which will do',
      [
        ['08:00', '12:00'],
        ['18:00', '22:00'],
      ],
      false,
    ],
    [
      'in two spans, none of which will do',
      [
        ['08:00', '12:00'],
        ['20:00', '22:00'],
      ],
      true,
    ],
    ['not at all', [], true],
  ] as [string, [string, string][], boolean][])('where it is open %s', (_, spans, expected) => {
    const { closed: isClosed, dates } = closed({ hours: hours(...spans) })
    expect([isClosed, dates[0]?.closed]).toEqual([expected, expected])
  })

  it('on a day with other hours, also for setting up and tidying up', () => {
    expect(closed({ exceptions: [{ date: '2026-12-08', open: [] }] }).closed).toBe(true)
    expect(closed({ hours: hours(['19:00', '21:00']) }, aBooking({ setUpMinutes: 15 })).closed).toBe(true)
    expect(closed({ hours: hours(['19:00', '21:00']) }, aBooking({ tidyUpMinutes: 15 })).closed).toBe(true)
  })

  it('when it is not there any more', () => {
    expect(collisionsOf(aBooking(), seen([], [])).closed).toBe(true)
  })

  it('is told if one room of one date is', () => {
    const second = {
      key: '2026-12-09T19:00',
      ...when,
      date: '2026-12-09',
      state: 'requested',
      rooms: ['seminarraum', 'saal'],
    }
    const rooms = [theRoom(), theRoom({ id: 'saal', exceptions: [{ date: '2026-12-09', open: [] }] })]
    const { closed: isClosed, dates } = collisionsOf(aBooking({}, second), seen([], rooms))
    expect([isClosed, dates.map((date) => date.closed)]).toEqual([true, [false, true]])
  })
})
