import { describe, expect, it } from 'vitest'
import { claimChanges, releaseChanges } from '../../functions/rooms/rules/claim.ts'
import { mergeChanges } from '../../functions/rooms/rules/sheet-change.ts'
import { freeSpans, isFree } from '../../functions/rooms/rules/free.ts'
import { openOn } from '../../functions/rooms/rules/hours.ts'
import { takenSpan, useRefusal } from '../../functions/rooms/rules/use.ts'
import type { Room, SheetEntry } from '../../functions/rooms/schema.ts'
import { aRoom, roundTheClock } from '../support/builders.ts'

const zone = 'Europe/Berlin'
const now = '2026-12-01T09:00:00.000Z'
const entry: SheetEntry = { from: '19:00', to: '21:00', kind: 'booking', state: 'requested' }

function room(change: Partial<Room> = {}): Room {
  return { ...aRoom(change), id: 'saal', house: 'aef', position: 0, version: 1, ...change }
}

const use = (date: string, from: string, to: string, around = 0) => ({
  date,
  from,
  to,
  setUpMinutes: around,
  tidyUpMinutes: around,
})

describe('what a use takes', () => {
  it.each([
    ['2026-12-05', '19:00', '21:00', 0, 76, 84],
    ['2026-12-05', '19:00', '21:00', 30, 74, 86],
    // In spring an hour is missing before it, in autumn one is there twice.
    ['2026-03-29', '19:00', '21:00', 0, 72, 80],
    ['2026-10-25', '19:00', '21:00', 0, 80, 88],
    ['2026-10-25', '01:00', '04:00', 0, 4, 20],
    ['2026-12-05', '22:00', '24:00', 0, 88, 96],
  ])(
    'on %s from %s to %s with %i minutes around is quarters %i to %i',
    (date, from, to, around, first, last) => {
      expect(takenSpan(use(date, from, to, around), zone)).toEqual({ from: first, to: last })
    },
  )
})

describe('opening hours', () => {
  const exceptions = [
    { date: '2026-12-24', open: [{ from: '08:00', to: '12:00' }] },
    { date: '2026-12-25', open: [] },
  ]

  it('of a date go before those of its weekday', () => {
    expect(openOn(room({ exceptions }), '2026-12-23')).toEqual([{ from: '08:00', to: '22:00' }])
    expect(openOn(room({ exceptions }), '2026-12-24')).toEqual([{ from: '08:00', to: '12:00' }])
    expect(openOn(room({ exceptions }), '2026-12-25')).toEqual([])
  })

  it('that meet are one stretch; a lunch break is none', () => {
    const meeting = [
      { from: '08:00', to: '12:00' },
      { from: '12:00', to: '18:00' },
    ]
    const apart = [
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '18:00' },
    ]
    const refusal = (open: typeof meeting) =>
      useRefusal(use('2026-12-05', '11:00', '14:00'), {
        room: room({ exceptions: [{ date: '2026-12-05', open }] }),
        zone,
        now,
        byManager: false,
      })?.code
    expect(refusal(meeting)).toBeUndefined()
    expect(refusal(apart)).toBe('outside-opening-hours')
  })
})

describe('a room', () => {
  it.each([
    [{ minMinutes: 60 }, use('2026-12-05', '19:00', '19:45'), 'too-short'],
    [{ maxMinutes: 120 }, use('2026-12-05', '18:00', '20:15'), 'too-long'],
    [{ leadHours: 48 }, use('2026-12-03', '09:00', '10:00'), 'too-soon'],
    [{ leadHours: 48 }, use('2026-12-03', '10:00', '11:00'), undefined],
    [{ horizonMonths: 1 }, use('2027-01-02', '10:00', '11:00'), 'too-far'],
    [{ horizonMonths: 1 }, use('2027-01-01', '10:00', '11:00'), undefined],
    [{ hours: roundTheClock }, use('2027-03-28', '02:15', '04:00'), 'time-does-not-exist'],
    [{ hours: roundTheClock }, use('2027-03-28', '01:45', '03:00'), undefined],
    [
      { hours: roundTheClock, maxMinutes: 1440, horizonMonths: 12 },
      use('2027-10-31', '00:00', '24:00'),
      undefined,
    ],
    [{ hours: roundTheClock, maxMinutes: 60 }, use('2027-03-28', '01:00', '03:15'), 'too-long'],
    [{ hours: roundTheClock }, use('2026-12-05', '23:45', '24:00', 15), 'outside-opening-hours'],
  ])('with %o refuses %o with %s', (change, wanted, code) => {
    const terms = { room: room(change), zone, now, byManager: false }
    expect(useRefusal(wanted, terms)?.code).toBe(code)
  })

  it('lets the manager enter what begins at once, but nothing that is over', () => {
    const terms = { room: room({ leadHours: 48 }), zone, now, byManager: true }
    expect(useRefusal(use('2026-12-01', '09:30', '11:00'), terms)).toBeUndefined()
    expect(useRefusal(use('2026-12-01', '08:00', '10:00'), terms)?.code).toBe('too-soon')
  })
})

describe('the gap between two uses', () => {
  const claim = (gapMinutes: number, wanted: ReturnType<typeof use>) =>
    claimChanges({ house: 'aef', room: { id: 'saal', gapMinutes }, zone, id: 'x', use: wanted, entry })

  it('reaches to both sides, and is taken by nobody', () => {
    const [own] = claim(30, use('2026-12-05', '19:00', '21:00'))
    expect([...(own?.clear ?? [])]).toEqual([74, 75, 84, 85])
    expect(own?.take.size).toBe(8)
  })

  it('reaches over midnight into the neighbouring day, also when clocks change', () => {
    const changes = claim(30, use('2026-10-26', '00:00', '01:00'))
    expect(changes.map(({ date, clear }) => [date, [...clear]])).toEqual([
      ['2026-10-26', [4, 5]],
      ['2026-10-25', [98, 99]],
    ])
  })

  it('refuses a neighbour that is too near and lets one at the right distance in', () => {
    const quarters = new Map([[72, 'other'] as const])
    const sheet = {
      room: 'saal',
      date: '2026-12-05',
      quarters,
      entries: new Map(),
      wishes: new Map(),
      stamp: undefined,
    }
    const days = { room: room({ gapMinutes: 30 }), sheets: new Map([['2026-12-05', sheet]]), related: [] }
    expect(isFree(days, use('2026-12-05', '18:30', '19:00'), zone)).toBe(false)
    expect(isFree(days, use('2026-12-05', '18:45', '19:00'), zone)).toBe(true)
  })
})

describe('a move within a day', () => {
  it('is one change: gained quarters must be free, kept ones its own, lost ones go', () => {
    const where = { house: 'aef', room: { id: 'saal', gapMinutes: 15 }, zone, id: 'x' }
    const [change, ...others] = mergeChanges([
      ...releaseChanges({ ...where, use: use('2026-12-05', '19:00', '20:00') }),
      ...claimChanges({ ...where, use: use('2026-12-05', '19:30', '20:30'), entry }),
    ])
    expect(others).toEqual([])
    const gained = [...(change?.take.keys() ?? [])].filter((quarter) => !change?.free.has(quarter))
    const lost = [...(change?.free.keys() ?? [])].filter((quarter) => !change?.take.has(quarter))
    expect({ gained, lost, gap: [...(change?.clear ?? [])] }).toEqual({
      gained: [80, 81],
      lost: [76, 77],
      gap: [82],
    })
  })
})

describe('free time', () => {
  it('is what is open and nobody has', () => {
    const quarters = new Map([76, 77, 78, 79].map((quarter) => [quarter, 'x'] as const))
    const sheet = {
      room: 'saal',
      date: '2026-12-05',
      quarters,
      entries: new Map(),
      wishes: new Map(),
      stamp: undefined,
    }
    const days = { room: room(), sheets: new Map([['2026-12-05', sheet]]), related: [] }
    expect(freeSpans(days, '2026-12-05', zone)).toEqual([
      { from: '08:00', to: '19:00' },
      { from: '20:00', to: '22:00' },
    ])
    expect(freeSpans(days, '2026-12-06', zone)).toEqual([{ from: '08:00', to: '22:00' }])
  })
})
