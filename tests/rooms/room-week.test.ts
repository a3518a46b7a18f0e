import { describe, expect, it } from 'vitest'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import { askableSpans, firstPart } from '../../functions/rooms/rules/askable.ts'
import type { RoomDays } from '../../functions/rooms/rules/free.ts'
import { blockOfAll, wholeDayBlock } from '../../functions/rooms/rules/whole-day.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { anEntry, aSheet, day, roomDays, theRoom, zone } from './sheets.ts'

const hours = (from: number, to: number) => Array.from({ length: (to - from) * 4 }, (_, at) => from * 4 + at)
const told = (days: RoomDays, date = day, now = '2026-12-01T09:00:00.000Z') =>
  askableSpans(days, date, { zone, now }).map(({ from, to }) => `${from}-${to}`)

describe('what can be asked for of a day', () => {
  it('is offered in pieces, so that an evening is as near as a morning', () => {
    expect(told(roomDays([]))).toEqual(['08:00-12:00', '12:00-18:00', '18:00-22:00'])
    expect(told(roomDays([aSheet({ x: hours(9, 17) })]))).toEqual([
      '08:00-09:00',
      '17:00-18:00',
      '18:00-22:00',
    ])
    expect(told(roomDays([aSheet({ x: hours(9, 17) })], { minMinutes: 120 }))).toEqual(['17:00-22:00'])
  })

  it('leaves out what is over, too soon, too far away or too short for anybody', () => {
    expect(told(roomDays([]), day, '2026-12-05T13:50:00.000Z')).toEqual(['15:00-18:00', '18:00-22:00'])
    expect(told(roomDays([], { leadHours: 24 }), day, '2026-12-04T18:00:00.000Z')).toEqual(['19:00-22:00'])
    expect(told(roomDays([]), '2026-11-30')).toEqual([])
    expect(told(roomDays([], { horizonMonths: 1 }), '2027-02-01')).toEqual([])
    expect(told(roomDays([aSheet({ x: [...hours(8, 21), 84, 85, 86] })]))).toEqual([])
  })

  it('is nothing in a room that is given by telephone', () => {
    expect(told(roomDays([], { approval: 'phone-only' }))).toEqual([])
  })

  it('begins with two hours, or as much as the room wants and allows', () => {
    const first = (room: object, from = '08:00', to = '12:00') => firstPart(theRoom(room), { from, to }).to
    expect(first({})).toBe('10:00')
    expect(first({ minMinutes: 180 })).toBe('11:00')
    expect(first({ maxMinutes: 60 })).toBe('09:00')
    expect(first({}, '11:00')).toBe('12:00')
  })
})

describe('a day that a block takes from opening to closing', () => {
  const blocked = (from: string, to: string, change = {}) =>
    roomDays([
      aSheet(
        {},
        { entries: new Map([['b', anEntry({ kind: 'block', from, to, label: 'Putzen', ...change })]]) },
      ),
    ])

  it('is known by its block', () => {
    expect(wholeDayBlock(blocked('08:00', '22:00'), day)?.label).toBe('Putzen')
    expect(wholeDayBlock(blocked('00:00', '24:00'), day)?.label).toBe('Putzen')
    expect(wholeDayBlock(blocked('08:00', '21:00'), day)).toBeUndefined()
    expect(wholeDayBlock(blocked('08:00', '22:00', { kind: 'booking' }), day)).toBeUndefined()
  })

  it('is called by it only if all rooms in question are closed', () => {
    expect(blockOfAll([blocked('08:00', '22:00')], day)).toEqual({ label: 'Putzen' })
    expect(blockOfAll([blocked('08:00', '22:00', { label: undefined })], day)).toEqual({})
    expect(blockOfAll([blocked('08:00', '22:00'), roomDays([])], day)).toBeUndefined()
    expect(blockOfAll([], day)).toBeUndefined()
  })
})

const read = async (world: World, path: string) => (await world.call('GET', path)).text
const wordsOn = async (world: World, path: string) => wordsOf(await read(world, path))

describe('the seven days of a room', () => {
  it('begin today, or where the link says, and name holidays on their day', async () => {
    await using world = await aWorld()
    await found(world)
    expect(await wordsOn(world, '/aef/rooms/seminarraum')).toContain('Di, 1. Dezember heute')
    const words = await wordsOn(world, '/aef/rooms/seminarraum?week=2026-12-21')
    expect(words).toContain('Fr, 25. Dezember 1. Weihnachtstag')
    expect(words).toContain('21.–27. Dezember 2026')
  })

  it('call a blocked day by its label, on the page of the room and where a day or a time is chosen', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const request = {
      rooms: ['seminarraum'],
      from: '2026-12-05T00:00',
      to: '2026-12-06T00:00',
      label: 'Grundreinigung',
    }
    await createBlock(world.ctx, manager, { house: 'aef', request })
    expect(await wordsOn(world, '/aef/rooms/seminarraum')).toContain('ganztägig gesperrt: Grundreinigung')
    const month = await wordsOn(world, '/aef/book?rooms=seminarraum')
    expect(month).toContain('5. Dezember: Ganztägig gesperrt: Grundreinigung')
    const days = await wordsOn(world, '/aef/book?rooms=seminarraum&date=2026-12-05')
    expect(days).toContain('Ganztägig gesperrt: Grundreinigung')
    expect(await wordsOn(world, '/aef/book?date=2026-12-05')).not.toContain('Grundreinigung')
  })

  it('say once that a time is taken, and let Tab come to the first hour of each free stretch only', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const times = { from: '2026-12-05T10:00', to: '2026-12-05T12:00' }
    const request = { rooms: ['seminarraum'], ...times, label: 'Putzen' }
    await createBlock(world.ctx, manager, { house: 'aef', request })
    await requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest({ date: '2026-12-06' }) })
    const text = await read(world, '/aef/rooms/seminarraum')
    const [grid = ''] = /<table class="time-grid[\s\S]*?<\/table>/.exec(text) ?? []
    expect(wordsOf(grid).match(/gesperrt/g)).toHaveLength(1)
    expect(wordsOf(grid).match(/angefragt/g)).toHaveLength(1)
    const saturday = [...grid.matchAll(/<a ([^>]*date=2026-12-05&amp;from=[^>]*)>/g)].map(
      ([, all = '']) => all,
    )
    expect(saturday).toHaveLength(12)
    expect(
      saturday.filter((all) => !all.includes('tabindex')).map((all) => /from=(\d\d)/.exec(all)?.[1]),
    ).toEqual(['08', '12'])
  })

  it('show times without buttons where a room is given by telephone', async () => {
    await using world = await aWorld()
    await found(world, { rooms: { seminarraum: { approval: 'phone-only' } } })
    const text = await read(world, '/aef/rooms/seminarraum')
    expect(text).not.toContain('class="free-time"')
    expect(wordsOf(text)).toContain('frei: 08:00–22:00 Uhr')
  })
})
