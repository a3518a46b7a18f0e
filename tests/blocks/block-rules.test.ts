import { describe, expect, it } from 'vitest'
import {
  besideBlock,
  besideInTheWay,
  blockChange,
  blockedDays,
  dateAndTimeOf,
  datesInTheWay,
  inTheWay,
  lengthRefusal,
  momentsRefusal,
  unblockChange,
} from '../../functions/blocks/rules/block.ts'
import type { Block } from '../../functions/blocks/schema.ts'
import type { Occurrence } from '../../functions/bookings/schema.ts'
import { anEntry, aSheet } from '../rooms/sheets.ts'
import { aBooking, aDate, aPlace, day, now, zone } from './rules-of.ts'

const block: Block = {
  id: 'bck000000001',
  house: 'aef',
  rooms: ['saal'],
  from: day,
  to: day,
  label: 'Maler',
  createdAt: now,
  by: 'x',
}
/** From one o'clock to two. */
const [hour] = blockedDays({ from: `${day}T01:00`, to: `${day}T02:00` }, zone)

describe('from when to when a block is', () => {
  it.each([
    [day, day, undefined],
    ['2026-12-06', day, ['/to', 'ends-before-it-begins']],
    [`${day}T10:00`, `${day}T10:00`, ['/to', 'ends-before-it-begins']],
    [`${day}T10:00`, `${day}T10:15`, undefined],
    [`${day}T10:00`, day, undefined],
    [day, `${day}T00:15`, undefined],
    [day, `${day}T00:00`, ['/to', 'ends-before-it-begins']],
    [`${day}T24:00`, day, ['/to', 'ends-before-it-begins']],
    ['2026-02-30', day, ['/from', undefined]],
    [day, '2026-13-01', ['/to', undefined]],
    ['2027-03-28T02:15', '2027-03-29', ['/from', undefined]],
    ['2027-03-27', '2027-03-28T02:15', ['/to', undefined]],
    ['2027-03-28T03:00', '2027-03-28T04:00', undefined],
  ])('%s to %s', (from, to, expected) => {
    const facts = momentsRefusal({ from, to }, zone)?.facts
    expect(facts && [facts.pointer, facts['reason']]).toEqual(expected)
  })

  it('is as long as one write can hold, every room on every day', () => {
    const refusal = (to: string, rooms: number) =>
      lengthRefusal({ from: `${day}T10:00`, to }, rooms, 6)?.facts
    expect([refusal(day, 6), refusal('2026-12-07T12:00', 2), refusal('2026-12-10', 1)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(refusal(day, 7)).toMatchObject({ pointer: '/to', roomDays: 6 })
    expect(refusal('2026-12-11', 1)).toMatchObject({ roomDays: 6 })
  })

  it('has its first and last day in part, and whole days between', () => {
    const told = (from: string, to: string) =>
      blockedDays({ from, to }, zone).map(
        (each) => `${each.date.slice(8)} ${each.from}-${each.to} ${each.span.from}-${each.span.to}`,
      )
    expect(told(`${day}T22:00`, '2026-12-07T08:00')).toEqual([
      '05 22:00-24:00 88-96',
      '06 00:00-24:00 0-96',
      '07 00:00-08:00 0-32',
    ])
    expect(told(day, day)).toEqual(['05 00:00-24:00 0-96'])
    expect(told(`${day}T10:00`, `${day}T12:00`)).toEqual(['05 10:00-12:00 40-48'])
    expect(told(`${day}T22:00`, '2026-12-06T00:00')).toEqual(['05 22:00-24:00 88-96'])
    expect(dateAndTimeOf(day)).toEqual({ date: day, time: undefined })
  })
})

describe('who is in the way of a block', () => {
  it('holds a quarter of it, in the order of time, or competes for one', () => {
    const [x, y, z] = ['bkng0000000x', 'bkng0000000y', 'bkng0000000z']
    const entries = new Map([
      [`${z}_20261205T0100`, anEntry({ from: '01:45', to: '03:00' })],
      ['before', anEntry({ from: '00:00', to: '01:00' })],
      ['after', anEntry({ from: '02:00', to: '03:00' })],
      ['block', anEntry({ from: '01:00', to: '02:00', kind: 'block' })],
      [y, anEntry({ from: '01:00', to: '02:00' })],
    ])
    const sheet = aSheet({ [x]: [3, 4], [y]: [7, 8], [z]: [9] }, { entries })
    expect(inTheWay(sheet, hour!, zone)).toEqual([x, y, z])
    expect(inTheWay(undefined, hour!, zone)).toEqual([])
    const around = new Map([
      [x, anEntry({ from: '02:15', to: '03:00', setUp: 30 })],
      [y, anEntry({ from: '00:00', to: '00:45', tidyUp: 30 })],
    ])
    expect(inTheWay(aSheet({}, { entries: around }), hour!, zone)).toEqual([x, y])
  })

  const keys = (dates: Occurrence[]) => dates.map(({ key }) => key)

  it('are dates that hold something in its rooms on its days', () => {
    const meets = (date: Partial<Occurrence>, place = aPlace()) =>
      datesInTheWay(aBooking([aDate(date)]), place).length === 1
    expect([meets({}), meets({ state: 'requested' }), meets({ state: 'unconfirmed' })]).toEqual([
      true,
      true,
      true,
    ])
    for (const state of ['cancelled', 'declined', 'expired', 'refused'] as const)
      expect(meets({ state })).toBe(false)
    expect([meets({ from: '20:00' }), meets({ from: '19:45' })]).toEqual([false, true])
    expect([meets({ from: '17:00', to: '18:00' }), meets({ from: '17:00', to: '18:15' })]).toEqual([
      false,
      true,
    ])
    expect([meets({ from: '20:15', setUpMinutes: 15 }), meets({ from: '20:15', setUpMinutes: 30 })]).toEqual([
      false,
      true,
    ])
    expect([
      meets({ date: '2026-12-06' }),
      meets({ rooms: ['tee'] }),
      meets({ rooms: ['tee', 'saal'] }),
    ]).toEqual([false, false, true])
    expect(meets({}, aPlace(day, day, ['tee', 'saal']))).toBe(true)
    expect(meets({}, aPlace(day, day, ['tee']))).toBe(false)
  })

  it('are dates beside which another time is held that lies there', () => {
    const slot = { date: day, from: '19:00', to: '21:00' }
    const elsewhere = { ...slot, date: '2026-12-06' }
    const dates = [
      aDate({ key: 'asked', date: '2026-12-09', asked: slot }),
      aDate({ key: 'offered', state: 'cancelled', offered: { ...slot, until: now } }),
      aDate({ key: 'away', asked: elsewhere }),
      aDate({ key: 'none' }),
    ]
    expect(keys(besideInTheWay(aBooking(dates), aPlace()))).toEqual(['asked', 'offered'])
  })
})

describe('what a block writes on one day', () => {
  it('takes what is free or given up, leaves others what they have, and is seen', () => {
    const sheet = aSheet({ x: [4], y: [5] }, { stamp: 's' })
    const change = blockChange(block, 'saal', hour!, { sheet, freed: new Set([5]) })
    expect([...change.take]).toEqual([
      [4, 'x'],
      [5, block.id],
      [6, block.id],
      [7, block.id],
    ])
    expect([...change.free]).toEqual([
      [4, 'x'],
      [5, 'y'],
    ])
    expect([change.seen, change.stamp, change.room, change.date]).toEqual([
      { stamp: 's' },
      block.id,
      'saal',
      day,
    ])
    expect([...change.entries]).toEqual([
      [
        block.id,
        { from: '01:00', to: '02:00', kind: 'block', state: 'approved', label: 'Maler', at: now, seq: 0 },
      ],
    ])
    const empty = blockChange(block, 'saal', hour!, { sheet: undefined, freed: new Set() })
    expect([empty.take.size, empty.free.size, empty.seen]).toEqual([4, 0, { stamp: undefined }])
  })

  it('asks of a room beside it that it is free, or its holder’s as it was read', () => {
    const sheet = aSheet({ x: [4], y: [5] })
    const change = besideBlock(block, 'tee', hour!, { sheet, freed: new Set([5]) })
    expect([[...change.clear], [...change.take], [...change.free]]).toEqual([[6, 7], [[4, 'x']], [[4, 'x']]])
    const empty = besideBlock(block, 'tee', hour!, { sheet: undefined, freed: new Set() })
    expect([empty.clear.size, empty.take.size]).toEqual([4, 0])
  })

  it('is taken off again with all that it holds, but for what falls to another block', () => {
    const other = anEntry({ kind: 'block', from: '01:00', to: '01:15' })
    const own = anEntry({ kind: 'block', from: '01:00', to: '02:00' })
    const sheet = aSheet(
      { [block.id]: [4, 5], x: [6] },
      {
        entries: new Map([
          ['other', other],
          [block.id, own],
        ]),
        stamp: 's',
      },
    )
    const change = unblockChange(block, 'saal', sheet, zone)
    expect([[...change.free], [...change.take]]).toEqual([
      [
        [4, block.id],
        [5, block.id],
      ],
      [[4, 'other']],
    ])
    expect([[...change.entries], change.seen, change.stamp]).toEqual([
      [[block.id, undefined]],
      { stamp: 's' },
      `${block.id} gone`,
    ])
  })
})
