import { describe, expect, it } from 'vitest'
import {
  affectedDates,
  blockOf,
  closureRefusal,
  handedOver,
  mayUndo,
} from '../../functions/blocks/rules/closure.ts'
import { displacedBy, lostTo } from '../../functions/blocks/rules/displace.ts'
import { freeBoard, offersFor, searchSpan } from '../../functions/blocks/rules/offer-search.ts'
import type { AffectedDate, Closure } from '../../functions/blocks/schema/closure.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { emptyChange } from '../../functions/rooms/rules/sheet-change.ts'
import type { SheetChange } from '../../functions/rooms/rules/sheet-change.ts'
import { aSheet, roomDays } from '../rooms/sheets.ts'
import { aBooking, aDate, aPlace, day, doing, now, series, zone } from './rules-of.ts'

const slot = { date: day, from: '19:00', to: '21:00' }
const closure = {
  id: 'c',
  house: 'aef',
  rooms: ['saal'],
  from: day,
  to: day,
  words: 'Rohrbruch',
  state: 'laid',
  by: { kind: 'manager' },
  createdAt: now,
  undoUntil: '2026-12-01T10:00:00.000Z',
  affected: [],
  restored: [],
} as unknown as Closure

describe('a closure', () => {
  it.each([
    [{ from: day, to: '2026-12-04' }, 1, '/to'],
    [{ from: day, to: day }, 2000, undefined],
    [{ from: day, to: day }, 2001, '/to'],
    [{ from: '2026-11-01', to: '2026-11-30' }, 1, '/to'],
    [{ from: '2026-11-01', to: '2026-12-01T10:00' }, 1, '/to'],
    [{ from: '2026-11-01', to: '2026-12-01T10:15' }, 1, undefined],
  ])('%o of %i rooms', (moments, rooms, pointer) => {
    expect(closureRefusal(moments, rooms, { now, zone })?.facts.pointer).toBe(pointer)
  })

  it('lies in the sheets with its words, by whoever is known', () => {
    expect(blockOf(closure)).toEqual({
      id: 'c',
      house: 'aef',
      rooms: ['saal'],
      from: day,
      to: day,
      label: 'Rohrbruch',
      closure: true,
      createdAt: now,
      by: '',
    })
    expect(blockOf({ ...closure, by: { kind: 'manager', name: 'L' } }).by).toBe('L')
  })

  it.each([
    ['laid', closure.undoUntil, true],
    ['laid', '2026-12-01T10:01:00.000Z', false],
    ['laying', now, true],
    ['undoing', '2026-12-02T10:01:00.000Z', true],
    ['undone', now, false],
  ] as const)('that is %s can be undone at %s: %s', (state, at, may) => {
    expect(mayUndo({ ...closure, state }, at)).toBe(may)
  })

  it('notes of a booking what it lost before, and what it loses now', () => {
    const lost = (occurrence: string, state = 'approved') => ({ occurrence, state, slot }) as AffectedDate
    const affected = [
      { booking: 'x', dates: [lost('z')] },
      { booking: 'b', dates: [lost('1'), lost('2')] },
    ]
    const notes = (booking: string, now: AffectedDate[]) =>
      affectedDates({ ...closure, affected }, booking, now)
    expect(notes('b', [lost('2', 'requested'), lost('3')])).toEqual([
      lost('1'),
      lost('2', 'requested'),
      lost('3'),
    ])
    expect(notes('new', [lost('1')])).toEqual([lost('1')])
  })
})

describe('what a block hands over', () => {
  const taking = (holder: string, ...quarters: number[]) => new Map(quarters.map((each) => [each, holder]))
  const change = (of: Partial<SheetChange>): SheetChange => ({ ...emptyChange('aef', 'saal', day), ...of })
  const handed = (of: Partial<SheetChange>, held: Record<string, number[]>) =>
    handedOver('blk', [change(of)], () => aSheet(held))?.map(({ take, free, clear }) => [
      [...take],
      [...free],
      [...clear],
    ])

  it('is what the change takes, and what must be clear stays its own', () => {
    expect(handed({ take: taking('a', 1), clear: new Set([2]) }, { blk: [1, 2] })).toEqual([
      [
        [
          [2, 'blk'],
          [1, 'a'],
        ],
        [
          [1, 'blk'],
          [2, 'blk'],
        ],
        [],
      ],
    ])
    expect(handed({ take: taking('a', 1), clear: new Set([2]) }, {})).toEqual([[[[1, 'a']], [], [2]]])
    expect(
      handed({ take: taking('a', 1, 3), free: taking('a', 3), clear: new Set([2, 4]) }, { blk: [2], a: [3] }),
    ).toEqual([
      [
        [
          [2, 'blk'],
          [1, 'a'],
          [3, 'a'],
        ],
        [
          [3, 'a'],
          [2, 'blk'],
        ],
        [4],
      ],
    ])
  })

  it('is nothing where somebody else is in the way, on any of the days', () => {
    expect(handed({ take: taking('a', 1) }, { x: [1] })).toBeUndefined()
    expect(handed({ clear: new Set([2]) }, { x: [2] })).toBeUndefined()
    expect(handed({ clear: new Set([2]), free: taking('x', 2) }, { x: [2] })).toBeDefined()
    const changes = [change({ take: taking('a', 1) }), change({ take: taking('a', 1), date: '2026-12-06' })]
    const sheetOf = ({ date }: SheetChange) => (date === day ? aSheet({ blk: [1] }) : aSheet({ x: [1] }))
    expect(handedOver('blk', changes, sheetOf)).toBeUndefined()
    expect(handedOver('blk', changes, () => undefined)).toHaveLength(2)
  })
})

describe('what a booking loses', () => {
  const held = { ...slot, until: '2026-12-03T09:00:00.000Z' }
  const next = aDate({ date: '2026-12-12' })

  it('are dates that are not over, and other times beside dates that it keeps', () => {
    const both = aDate({ asked: { ...slot, from: '19:15' } })
    const beside = aDate({ date: '2026-12-09', asked: slot })
    const { dates, beside: besides } = lostTo(aBooking([both, beside, next]), aPlace(), now)
    expect([dates, besides]).toEqual([[both], [beside]])
    const at = (moment: string) => lostTo(aBooking([aDate()]), aPlace(), moment).dates.length
    expect([at('2026-12-05T19:59:00.000Z'), at('2026-12-05T20:00:00.000Z')]).toEqual([1, 0])
  })

  const displaced = (of: Booking, offers?: ReadonlyMap<string, typeof held>) =>
    displacedBy(of, aPlace(), { doing: { ...doing, what: 'displaced' }, ...(offers ? { offers } : {}) })
  const line = ({ history }: Booking) => history.at(-1)

  it('is cancelled without what was asked for, with another time where there is one', () => {
    const lost = aDate({ asked: { ...slot, from: '19:15' } })
    const { after, dates } = displaced(aBooking([lost]), new Map([[lost.key, held]]))
    expect(after.occurrences).toEqual([{ ...aDate(), state: 'cancelled', offered: held }])
    expect([after.state, dates]).toEqual(['cancelled', [lost]])
    expect(line(after)).toMatchObject({ what: 'displaced', words: 'Rohrbruch', state: 'cancelled' })
    expect(line(after)).not.toHaveProperty('dates')
    expect(displaced(aBooking([lost])).after.occurrences).toEqual([{ ...aDate(), state: 'cancelled' }])
  })

  it('of a series names its dates and leaves others alone', () => {
    const { after } = displaced(aBooking([aDate(), next], series))
    expect(after.occurrences).toEqual([{ ...aDate(), state: 'cancelled' }, next])
    expect([after.state, line(after)?.dates]).toMatchObject([
      'approved',
      [{ state: 'cancelled', start: '19:00' }],
    ])
  })

  it('is but another time: a change that was asked for, or an offer that is over', () => {
    const asked = aDate({ date: '2026-12-09', asked: slot })
    const first = displaced(aBooking([asked])).after
    expect([first.occurrences, line(first)?.what]).toEqual([
      [aDate({ date: '2026-12-09' })],
      'change-declined',
    ])
    expect(line(first)).not.toHaveProperty('dates')
    const offered = aDate({ date: '2026-12-09', state: 'cancelled', offered: held })
    const second = displaced(aBooking([offered, next], series)).after
    expect(line(second)).toMatchObject({ what: 'offer-over', dates: [{ state: 'cancelled' }] })
    const mixed = displaced(aBooking([offered, { ...asked, key: '2026-12-10T19:00' }], series)).after
    expect(line(mixed)?.what).toBe('change-declined')
    const again = displaced(
      aBooking([offered]),
      new Map([[offered.key, { ...held, from: '10:00', to: '12:00' }]]),
    ).after
    expect([again.occurrences[0]?.offered?.from, line(again)?.what]).toEqual(['10:00', 'displaced'])
  })
})

describe('another time that is looked for', () => {
  const board = (closed: number[] = []) =>
    freeBoard([roomDays([aSheet({ block: Array.from({ length: 96 }, (_, at) => at), x: closed })])])
  const offers = (booking: Booking, of = board()) =>
    [...offersFor(booking, booking.occurrences, { board: of, now, zone, last: day })].map(
      ([key, { date, from, to, rooms, until }]) => ({ key, date, from, to, rooms, until }),
    )

  it('is the nearest that is free, each given out once', () => {
    const dates = [aDate(), aDate({ key: 'second', from: '20:00', to: '22:00' })]
    expect(offers(aBooking(dates)).map(({ key, date, from }) => `${key} ${date} ${from}`)).toEqual([
      `${day}T19:00 2026-12-06 19:00`,
      'second 2026-12-04 20:00',
    ])
  })

  it('is at least a day ahead, though the room asks for less', () => {
    const soon = aDate({ date: '2026-12-01', key: 'soon', from: '12:00', to: '13:00' })
    const days = freeBoard([
      roomDays([aSheet({ x: Array.from({ length: 96 }, (_, at) => at) }, { date: '2026-12-01' })]),
    ])
    expect(offers(aBooking([soon]), days)[0]).toMatchObject({ date: '2026-12-02', from: '12:00' })
    const long = freeBoard([roomDays([], { leadHours: 96 })])
    expect(offers(aBooking([soon]), long)[0]).toMatchObject({ date: '2026-12-05', from: '12:00' })
  })

  it('is none in a room that is not there, nor where nothing is free', () => {
    expect(offers(aBooking([aDate({ rooms: ['saal', 'fremd'] })]))).toEqual([])
    const shut = freeBoard([
      roomDays([], { hours: { mo: [], tu: [], we: [], th: [], fr: [], sa: [], su: [] } }),
    ])
    expect(offers(aBooking([aDate()]), shut)).toEqual([])
  })

  it('is looked for two weeks around, and after the closure', () => {
    expect(searchSpan('2026-12-20', '2026-12-24')).toEqual({ from: '2026-12-05', to: '2027-01-08' })
    const open = [{ date: '2026-12-25', open: [{ from: '19:00', to: '21:00' }] }]
    const none = { mo: [], tu: [], we: [], th: [], fr: [], sa: [], su: [] }
    const rare = () => freeBoard([roomDays([], { hours: none, exceptions: open })])
    const found = (last: string) =>
      offersFor(aBooking([aDate()]), [aDate()], { board: rare(), now, zone, last }).size
    expect([found('2026-12-10'), found('2026-12-11'), found('2026-11-01')]).toEqual([0, 1, 0])
  })
})
