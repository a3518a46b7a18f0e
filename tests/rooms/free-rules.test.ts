import { describe, expect, it } from 'vitest'
import { dayOfRoom } from '../../functions/rooms/rules/availability.ts'
import { usesElsewhere } from '../../functions/rooms/rules/elsewhere.ts'
import {
  datesAround,
  freeSpans,
  holdersInTheWay,
  isFree,
  nearestSlots,
} from '../../functions/rooms/rules/free.ts'
import type { RoomDays } from '../../functions/rooms/rules/free.ts'
import { freeInAll } from '../../functions/rooms/rules/free-time.ts'
import { roundTheClock } from '../support/builders.ts'
import { anEntry, aSheet, aUse, day, roomDays, theRoom, zone } from './sheets.ts'

const now = '2026-12-01T09:00:00.000Z'
/** Quarters from one hour to another. */
const hours = (from: number, to: number) => Array.from({ length: (to - from) * 4 }, (_, at) => from * 4 + at)
const beside = (held: Record<string, number[]>, room: object = {}): RoomDays['related'] => [
  { room: theRoom({ id: 'links', ...room }), sheets: new Map([[day, aSheet(held, { room: 'links' })]]) },
]

describe('whether a room is free', () => {
  const free = (days: RoomDays, self?: string) => isFree(days, aUse('19:00', '21:00'), zone, self)

  it('hangs on whoever holds a quarter of it, but for itself', () => {
    expect(free(roomDays([]))).toBe(true)
    expect(free(roomDays([aSheet({ x: hours(21, 22), y: hours(18, 19) })]))).toBe(true)
    expect(free(roomDays([aSheet({ x: [83] })]))).toBe(false)
    expect(free(roomDays([aSheet({ x: [83] })]), 'x')).toBe(true)
    expect(free(roomDays([aSheet({ x: [83], y: [82] })]), 'x')).toBe(false)
    expect(free(roomDays([aSheet({ x: [83] }, { date: '2026-12-06' })]))).toBe(true)
  })

  it('hangs on related rooms, too', () => {
    expect(free(roomDays([], {}, beside({ x: [83] })))).toBe(false)
    expect(free(roomDays([], {}, beside({ x: [84] })))).toBe(true)
    expect(free(roomDays([], {}, beside({ x: [84] }, { gapMinutes: 15 })))).toBe(false)
  })

  it('names each who is in the way once a sheet', () => {
    const days = roomDays([aSheet({ x: [80, 81], y: [82] })], {}, beside({ x: [80], z: [90] }))
    const found = holdersInTheWay(days, aUse('19:00', '21:00'), zone)
    expect(found.map(({ sheet, holder }) => `${sheet.room} ${holder}`)).toEqual([
      'saal x',
      'saal y',
      'links x',
    ])
  })
})

describe('free slots near a use', () => {
  const near = (days: RoomDays[], count = 3, dates = datesAround(day, 2, 2), use = aUse('19:00', '21:00')) =>
    nearestSlots(days, use, { zone, now, byManager: false }, { dates, count }).map(
      ({ date, from, to }) => `${date.slice(8)} ${from}-${to}`,
    )

  it('are the same day earlier and later, the nearer first, then the same time on the nearest days', () => {
    const days = roomDays([aSheet({ x: hours(19, 20) })])
    expect(near([days], 9)).toEqual([
      '05 20:00-22:00',
      '05 17:00-19:00',
      '06 19:00-21:00',
      '04 19:00-21:00',
      '07 19:00-21:00',
      '03 19:00-21:00',
    ])
    expect(near([days], 3)).toHaveLength(3)
    expect(near([days], 1)).toEqual(['05 20:00-22:00'])
  })

  it('are none where it is not open, taken, or too soon', () => {
    const whole = [{ date: day, open: [{ from: '19:00', to: '21:00' }] }]
    expect(near([roomDays([aSheet({ x: [76] })], { exceptions: whole })], 1)).toEqual(['06 19:00-21:00'])
    const sheets = ['2026-12-04', day, '2026-12-06'].map((date) => aSheet({ x: hours(8, 22) }, { date }))
    expect(near([roomDays(sheets)])).toEqual(['07 19:00-21:00', '03 19:00-21:00'])
    expect(near([roomDays(sheets, { leadHours: 120 })])).toEqual(['07 19:00-21:00'])
  })

  it('are free in all of the rooms', () => {
    const [one, other] = [
      roomDays([aSheet({ x: hours(12, 20) })]),
      roomDays([aSheet({ y: hours(20, 22) })], { id: 'tee' }),
    ]
    expect(near([one, other], 1)).toEqual(['05 10:00-12:00'])
    expect(
      nearestSlots(
        [one, other],
        aUse('19:00', '21:00'),
        { zone, now, byManager: false },
        { dates: [], count: 1 },
      )[0]?.rooms,
    ).toEqual(['saal', 'tee'])
  })

  it('reach from the first quarter of a day to the last', () => {
    const open = { hours: roundTheClock }
    expect(near([roomDays([aSheet({ x: hours(1, 24) })], open)], 1, [], aUse('12:00', '13:00'))).toEqual([
      '05 00:00-01:00',
    ])
    expect(near([roomDays([aSheet({ x: hours(0, 23) })], open)], 1, [], aUse('12:00', '13:00'))).toEqual([
      '05 23:00-24:00',
    ])
  })

  it('are never the very use that could not be had', () => {
    expect(near([roomDays([])], 9, [day])).toEqual(['05 18:45-20:45', '05 19:15-21:15'])
  })
})

describe('free time of a day', () => {
  const spans = (days: RoomDays, self?: string) =>
    freeSpans(days, day, zone, self).map(({ from, to }) => `${from}-${to}`)

  it('is what is open and nobody has, with the turnover, which is longer of two rooms', () => {
    expect(spans(roomDays([]))).toEqual(['08:00-22:00'])
    expect(spans(roomDays([aSheet({ x: hours(10, 11) })], { gapMinutes: 15 }))).toEqual([
      '08:00-09:45',
      '11:15-22:00',
    ])
    expect(spans(roomDays([aSheet({ x: hours(8, 11), y: hours(20, 22) })]))).toEqual(['11:00-20:00'])
    const related = beside({ z: hours(12, 13) }, { gapMinutes: 30 })
    expect(spans(roomDays([aSheet({ x: hours(10, 11) })], { gapMinutes: 15 }, related))).toEqual([
      '08:00-09:45',
      '11:15-11:30',
      '13:30-22:00',
    ])
    expect(spans(roomDays([aSheet({ x: hours(10, 11) }, { date: '2026-12-06' })]))).toEqual(['08:00-22:00'])
  })

  it('is free for itself', () => {
    const days = roomDays([aSheet({ x: hours(10, 11), y: hours(15, 16) })])
    expect(spans(days, 'x')).toEqual(['08:00-15:00', '16:00-22:00'])
  })

  it('is open in several stretches', () => {
    const open = [
      { from: '08:00', to: '12:00' },
      { from: '14:00', to: '18:00' },
    ]
    expect(spans(roomDays([aSheet({ x: hours(9, 10) })], { exceptions: [{ date: day, open }] }))).toEqual([
      '08:00-09:00',
      '10:00-12:00',
      '14:00-18:00',
    ])
  })

  it('in all rooms is where they overlap', () => {
    const [a, b] = [
      [
        { from: '08:00', to: '12:00' },
        { from: '13:00', to: '18:00' },
      ],
      [
        { from: '10:00', to: '14:00' },
        { from: '17:00', to: '20:00' },
      ],
    ]
    expect(freeInAll([a, b])).toEqual([
      { from: '10:00', to: '12:00' },
      { from: '13:00', to: '14:00' },
      { from: '17:00', to: '18:00' },
    ])
    expect(freeInAll([b, a])).toEqual(freeInAll([a, b]))
    expect(freeInAll([a])).toEqual(a)
    expect(freeInAll([[{ from: '08:00', to: '10:00' }], [{ from: '10:00', to: '12:00' }]])).toEqual([])
    expect(freeInAll([])).toEqual([])
  })
})

it('dates around one are so many before and after it', () => {
  expect(datesAround(day, 1, 2)).toEqual(['2026-12-04', day, '2026-12-06', '2026-12-07'])
})

describe('what is on elsewhere', () => {
  const entries = new Map([
    ['z', anEntry({ label: 'Chor' })],
    ['q', anEntry({ state: 'requested' })],
    ['own', anEntry()],
  ])
  const other = (id: string) => ({
    room: theRoom({ id }),
    sheets: new Map([[day, aSheet({ z: hours(19, 21), own: hours(10, 11) }, { room: id, entries })]]),
  })
  const days = roomDays([aSheet({ own: hours(19, 21) }, { entries: new Map([['own', anEntry()]]) })], {}, [
    other('links'),
    other('rechts'),
  ])

  it('is told once, with all its rooms; neither what is here too, nor what takes no time yet', () => {
    const told = usesElsewhere(days, day, zone)
    expect(told.map(({ name, rooms }) => [name, rooms.map(({ id }) => id)])).toEqual([
      ['z', ['links', 'rechts']],
    ])
    expect(usesElsewhere(roomDays([], {}, [other('links')]), day, zone).map(({ name }) => name)).toEqual([
      'z',
    ])
    expect(usesElsewhere(days, '2026-12-06', zone)).toEqual([])
  })

  it('is told of a use by the set-up and tidy-up that it takes', () => {
    const at = (held: number[], change: object) => {
      const sheet = aSheet({ z: held }, { room: 'links', entries: new Map([['z', anEntry(change)]]) })
      return usesElsewhere(
        roomDays([], {}, [{ room: theRoom({ id: 'links' }), sheets: new Map([[day, sheet]]) }]),
        day,
        zone,
      ).length
    }
    expect([at([75], {}), at([75], { setUp: 15 }), at([84], {}), at([84], { tidyUp: 15 })]).toEqual([
      0, 1, 0, 1,
    ])
  })

  it('stands on the board of the day among what is here, in the order of time, with set-up and tidy-up', () => {
    const here = new Map([
      ['b', anEntry({ from: '21:00', to: '22:00', setUp: 15, tidyUp: 30, label: 'Tanz' })],
      ['a', anEntry({ from: '08:00', to: '09:00', kind: 'block' })],
    ])
    const board = dayOfRoom(roomDays([aSheet({}, { entries: here })], {}, [other('links')]), day, zone)
    expect(board).toMatchObject({ date: day, open: [{ from: '08:00', to: '22:00' }] })
    expect(board.taken).toEqual([
      { from: '08:00', to: '09:00', kind: 'block', state: 'approved' },
      { from: '19:00', to: '21:00', kind: 'booking', state: 'approved', label: 'Chor', rooms: ['links'] },
      { from: '20:45', to: '22:30', kind: 'booking', state: 'approved', label: 'Tanz' },
    ])
    const wide = new Map([['a', anEntry({ from: '00:00', to: '24:00', setUp: 30, tidyUp: 30 })]])
    expect(dayOfRoom(roomDays([aSheet({}, { entries: wide })]), day, zone).taken).toMatchObject([
      { from: '00:00', to: '24:00' },
    ])
    expect(dayOfRoom(roomDays([]), day, zone).taken).toEqual([])
  })
})
