import { describe, expect, it } from 'vitest'
import { goesAfter } from '../../functions/houses/rules/retention.ts'
import { loadRoomDays } from '../../functions/rooms/actions/load-room-days.ts'
import { emptyChange } from '../../functions/rooms/rules/sheet-change.ts'
import {
  readDaySheets,
  readScatteredSheets,
  sheetOfKey,
  sheetWrite,
} from '../../functions/rooms/store/day-sheet.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { day, theRoom } from './sheets.ts'

const holder = 'bkng0000000a'

describe('sheets that are read', () => {
  const dates = Array.from({ length: 12 }, (_, at) => `2027-01-${String(at + 1).padStart(2, '0')}`)
  const take = async ({ ctx }: World, room: string, all: string[], house = 'aef') => {
    for (const date of all)
      await ctx.table.transact([
        sheetWrite({ ...emptyChange(house, room, date), take: new Map([[1, holder]]) }, goesAfter(date, 12)),
      ])
  }
  const read = async ({ ctx }: World, places: { room: string; date: string; house?: string }[]) => {
    const all = places.map((place) => ({ house: 'aef', ...place }))
    return (await readScatteredSheets(ctx.table, all)).map(({ room, date }) => `${room} ${date}`).toSorted()
  }

  it('lie between two dates, both included', async () => {
    await using world = await aWorld()
    await take(world, 'saal', dates.slice(0, 4))
    await take(world, 'tee', dates.slice(0, 4))
    const some = await readDaySheets(
      world.ctx.table,
      { house: 'aef', id: 'saal' },
      { from: dates[1]!, to: dates[2]!, consistent: true },
    )
    expect(some.map(({ room, date }) => `${room} ${date}`)).toEqual(['saal 2027-01-02', 'saal 2027-01-03'])
  })

  it('are found alone or closely one after the other, and nothing between that nobody asked for', async () => {
    await using world = await aWorld()
    await take(world, 'saal', dates)
    await take(world, 'tee', dates.slice(0, 2))
    const [, left, ...close] = dates
    const asked = [...close, dates[0]!].map((date) => ({ room: 'saal', date }))
    const tee = { room: 'tee', date: dates[0]! }
    expect(await read(world, [...asked, tee, { room: 'tee', date: '2027-03-01' }])).toEqual([
      ...dates.filter((date) => date !== left).map((date) => `saal ${date}`),
      `tee ${dates[0]}`,
    ])
    expect(await read(world, [...asked.slice(0, 3), ...asked.slice(0, 3)])).toHaveLength(3)
    expect(await read(world, [])).toEqual([])
  })

  it.each([
    [8, 7, 'keys'],
    [9, 7, 'a query'],
    [9, 8, 'a query'],
    [9, 9, 'a query'],
    [9, 10, 'keys'],
  ])('%i of them, %i days apart, are read by %s', async (count, step, how) => {
    await using world = await aWorld()
    const { table } = world.ctx
    const seen: string[] = []
    const noted = {
      ...table,
      getMany: async (...[keys, options]: Parameters<typeof table.getMany>) => {
        if (keys.length > 0) seen.push('keys')
        return table.getMany(keys, options)
      },
      query: async (...[range]: Parameters<typeof table.query>) => {
        seen.push('a query')
        return table.query(range)
      },
    }
    const start = Date.parse('2027-01-01T00:00:00.000Z')
    const places = Array.from({ length: count }, (_, at) => ({
      house: 'aef',
      room: 'saal',
      date: new Date(start + at * step * 86_400_000).toISOString().slice(0, 10),
    }))
    await readScatteredSheets(noted, places)
    expect(seen).toEqual([how])
  })

  it('of a room come with those of related rooms, if all rooms of the house are named', async () => {
    await using world = await aWorld()
    await take(world, 'saal', dates.slice(0, 1))
    await take(world, 'links', dates.slice(0, 2))
    const all = [theRoom({ contains: ['links'] }), theRoom({ id: 'links' }), theRoom({ id: 'laden' })]
    const span = { from: dates[0]!, to: dates[1]! }
    const told = (days: Awaited<ReturnType<typeof loadRoomDays>>) =>
      days.map(({ room, sheets, related }) => [
        room.id,
        sheets.size,
        related.map((other) => [other.room.id, other.sheets.size]),
      ])
    expect(told(await loadRoomDays(world.ctx, [all[0]!, all[2]!], { ...span, all }))).toEqual([
      ['saal', 1, [['links', 2]]],
      ['laden', 0, []],
    ])
    expect(told(await loadRoomDays(world.ctx, [all[0]!], span))).toEqual([['saal', 1, []]])
  })

  it('say in their key of which room and date they are', () => {
    const { key } = sheetWrite(emptyChange('aef', 'saal', day), goesAfter(day, 12))
    expect(sheetOfKey(key)).toEqual({ house: 'aef', room: 'saal', date: day })
  })
})
