import { describe, expect, it } from 'vitest'
import { seriesTouches } from '../../functions/feeds/rules/series.ts'
import { sheetTouches } from '../../functions/feeds/rules/touched.ts'
import { usesOf } from '../../functions/feeds/rules/uses.ts'
import { windowAt } from '../../functions/feeds/rules/window.ts'
import type { DaySheet, Room, SheetEntry } from '../../functions/rooms/schema.ts'
import { aBooking, aDate, series } from '../blocks/rules-of.ts'
import { aRoom } from '../support/builders.ts'

const entry: SheetEntry = {
  from: '19:00',
  to: '21:00',
  kind: 'booking',
  state: 'approved',
  at: '2026-12-01T09:00:00.000Z',
  seq: 2,
}

function aSheet(date: string, entries: Record<string, SheetEntry>): DaySheet {
  return {
    room: 'saal',
    date,
    quarters: new Map(),
    entries: new Map(Object.entries(entries)),
    wishes: new Map(),
    stamp: undefined,
  }
}

function days(id: string, ...sheets: DaySheet[]) {
  const room: Room = { ...aRoom({ name: id }), id, house: 'aef', position: 1, version: 1 }
  return { room, sheets: new Map(sheets.map((sheet) => [sheet.date, sheet])), related: [] }
}

describe('the window', () => {
  it.each([
    ['2026-11-22T10:00:00.000Z', '2026-10-01', '2027-11-30'],
    ['2026-12-31T22:59:59.999Z', '2026-11-01', '2027-12-31'],
    ['2026-12-31T23:00:00.000Z', '2026-12-01', '2028-01-31'],
    ['2027-01-15T10:00:00.000Z', '2026-12-01', '2028-01-31'],
    ['2027-02-28T10:00:00.000Z', '2027-01-01', '2028-02-29'],
  ])('at %s is from %s to %s', (now, first, last) => {
    const window = windowAt(now, 'Europe/Berlin')
    expect(window).toMatchObject({ first, last })
    expect(window.from <= now && now < window.until).toBe(true)
  })
})

describe('uses', () => {
  it('that touch at midnight are one only if they belong together', () => {
    const block = { ...entry, kind: 'block', label: 'Zu' } as const
    const uses = usesOf(
      [
        days(
          'saal',
          aSheet('2026-12-05', { a: { ...block, from: '18:00', to: '24:00' }, b: { ...block, to: '23:45' } }),
          aSheet('2026-12-06', {
            a: { ...block, from: '00:00', to: '24:00', at: '2026-12-02T09:00:00.000Z', seq: 3 },
            b: { ...block, from: '00:00' },
          }),
          aSheet('2026-12-07', { c: { ...block, from: '00:00', to: '09:00' } }),
        ),
      ],
      () => true,
    )
    expect(uses.map(({ id, when, isOneOfSeveral }) => ({ id, when, isOneOfSeveral }))).toEqual([
      {
        id: 'a',
        when: { date: '2026-12-05', from: '18:00', to: '24:00', endDate: '2026-12-06' },
        isOneOfSeveral: false,
      },
      { id: 'b', when: { date: '2026-12-05', from: '19:00', to: '23:45' }, isOneOfSeveral: true },
      { id: 'b', when: { date: '2026-12-06', from: '00:00', to: '21:00' }, isOneOfSeveral: true },
      { id: 'c', when: { date: '2026-12-07', from: '00:00', to: '09:00' }, isOneOfSeveral: false },
    ])
    expect(uses[0]).toMatchObject({ at: '2026-12-02T09:00:00.000Z', sequence: 3 })
  })

  it('that nobody noted the moment of are as old as can be', () => {
    const { at: _at, seq: _seq, ...bare } = { ...entry, from: '00:00', to: '24:00' }
    const two = days('saal', aSheet('2026-12-05', { a: bare }), aSheet('2026-12-06', { a: bare }))
    const [use] = usesOf([two], () => true)
    expect(use).toMatchObject({ at: '2026-01-01T00:00:00.000Z', sequence: 0 })
    const noted = { ...bare, at: '2026-12-02T09:00:00.000Z', seq: 1 }
    const later = days('saal', aSheet('2026-12-05', { a: bare }), aSheet('2026-12-06', { a: noted }))
    expect(usesOf([later], () => true)).toMatchObject([{ at: noted.at, sequence: 1 }])
    const earlier = days('saal', aSheet('2026-12-05', { a: noted }), aSheet('2026-12-06', { a: bare }))
    expect(usesOf([earlier], () => true)).toMatchObject([{ at: noted.at, sequence: 1 }])
  })

  it('of one booking in several rooms are one, as new as its newest part', () => {
    const newer = { ...entry, at: '2026-12-03T09:00:00.000Z', seq: 5 }
    const [use, ...others] = usesOf(
      [days('saal', aSheet('2026-12-05', { a: entry })), days('kueche', aSheet('2026-12-05', { a: newer }))],
      () => true,
    )
    expect(use!.rooms.map(({ id }) => id)).toEqual(['saal', 'kueche'])
    expect([use!.at, use!.sequence, others.length]).toEqual([newer.at, 5, 0])
  })
})

it('a booking that begins in one room before it does in another is told for each of them', () => {
  const earlier = { ...entry, from: '18:00' }
  const rooms = [
    days('saal', aSheet('2026-12-05', { a: entry })),
    days('kueche', aSheet('2026-12-05', { a: earlier })),
  ]
  const uses = usesOf(rooms, () => true)
  expect(
    uses.map(({ rooms: [room], when, isOneOfSeveral }) => [
      room!.id,
      'from' in when && when.from,
      isOneOfSeveral,
    ]),
  ).toEqual([
    ['kueche', '18:00', true],
    ['saal', '19:00', true],
  ])
})

describe('a change of a series', () => {
  const of = (rooms: string[]) => aBooking([aDate(), aDate({ date: '2026-12-12' })], { ...series, rooms })
  it('concerns the rooms in which it was and those in which it is', () => {
    expect(seriesTouches(undefined, of(['saal']))).toEqual(['saal'])
    expect(seriesTouches(of(['saal']), of(['kueche']))).toEqual(['saal', 'kueche'])
    expect(seriesTouches(of(['saal']), undefined)).toEqual(['saal'])
    expect(seriesTouches(of(['saal']), of(['saal']))).toEqual([])
  })

  const first = { date: '2026-12-05', from: '10:00', to: '12:00', label: 'Chor' }
  it.each([{ date: '2026-12-06' }, { from: '09:00' }, { to: '13:00' }, { label: 'Singen' }])(
    'concerns its rooms where one date has %j alone',
    (change) => {
      const [before, after] = [aDate(first), aDate({ ...first, ...change, key: aDate(first).key })]
      expect(seriesTouches(aBooking([before], series), aBooking([after], series))).toEqual(['saal'])
    },
  )

  it('concerns nobody where the date is not for certain', () => {
    const asked = (to: string) => aBooking([aDate({ ...first, to, state: 'requested' })], series)
    expect(seriesTouches(asked('12:00'), asked('13:00'))).toEqual([])
  })
})

describe('a change of a day sheet', () => {
  const before = aSheet('2026-12-05', { a: entry })
  const requested = { ...entry, state: 'requested' } as const
  it.each([
    ['nothing', aSheet('2026-12-05', { a: { ...entry } }), { isPublic: false, isStaff: false }],
    ['a request more', aSheet('2026-12-05', { b: requested, a: entry }), { isPublic: false, isStaff: true }],
    ['an approved use more', aSheet('2026-12-05', { a: entry, b: entry }), { isPublic: true, isStaff: true }],
    [
      'another label',
      aSheet('2026-12-05', { a: { ...entry, label: 'Yoga' } }),
      { isPublic: true, isStaff: true },
    ],
    ['asked again', aSheet('2026-12-05', { a: requested }), { isPublic: true, isStaff: true }],
    ['nothing left', undefined, { isPublic: true, isStaff: true }],
  ])('(%s) concerns whom it does', (_, after, touches) => {
    expect(sheetTouches(before, after)).toEqual(touches)
  })
})
