import { describe, expect, it } from 'vitest'
import { addRoom } from '../../functions/rooms/actions/add-room.ts'
import { changeRoom } from '../../functions/rooms/actions/change-room.ts'
import { foundHouse } from '../../functions/rooms/actions/found-house.ts'
import { freeTimeOf } from '../../functions/rooms/actions/free-time.ts'
import { readHouseFacts } from '../../functions/rooms/actions/house-facts.ts'
import { findRoom, loadRooms, pickRooms } from '../../functions/rooms/actions/load-rooms.ts'
import { readAvailability } from '../../functions/rooms/actions/read-availability.ts'
import { sheetWrites } from '../../functions/rooms/actions/load-room-days.ts'
import { emptyChange } from '../../functions/rooms/rules/sheet-change.ts'
import { readListed } from '../../functions/houses/store/listed.ts'
import { Entered } from '../../shared/http/form.ts'
import { aHouse, aRoom, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const house = 'aef'
const roomsOf = async ({ ctx }: World) =>
  (await loadRooms(ctx, house)).rooms.map(({ id, position, version }) => `${id} ${position} ${version}`)
const listed = async ({ ctx }: World) =>
  (await readListed(ctx.table, { most: 1 }))[0]?.rooms.map(({ id, capacity }) => `${id} ${capacity}`)

describe('a further room', () => {
  it('comes after the others, in the list of all houses too, once', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const add = (id: string, actor = manager) =>
      addRoom(world.ctx, actor, { house, id, settings: aRoom({ capacity: 5 }) })
    expect(await add('keller')).toMatchObject({ position: 2, version: 1 })
    expect(await add('dach')).toMatchObject({ position: 3 })
    expect(await roomsOf(world)).toEqual(['seminarraum 0 1', 'teekueche 1 1', 'keller 2 1', 'dach 3 1'])
    expect(await listed(world)).toEqual(['seminarraum 70', 'teekueche 12', 'keller 5', 'dach 5'])
    await expect(add('keller')).rejects.toMatchObject({ code: 'room-exists' })
    await expect(add('flur', aVisitor)).rejects.toMatchObject({ code: 'sign-in-needed' })
  })

  it('may be the first, and is related to rooms of the house alone', async () => {
    await using world = await aWorld()
    const manager = await found(world, { rooms: {} })
    const settings = aRoom({ contains: ['fremd'] })
    await expect(addRoom(world.ctx, manager, { house, id: 'saal', settings })).rejects.toMatchObject({
      code: 'unknown-room',
    })
    expect(await addRoom(world.ctx, manager, { house, id: 'saal', settings: aRoom() })).toMatchObject({
      position: 1,
    })
  })
})

describe('the settings of a room', () => {
  it('are changed as they were read, in the list of all houses too', async () => {
    await using world = await aWorld()
    const manager = await found(world, { rooms: { saal: { description: 'Groß' } } })
    const change = (of: object, version = 1, actor = manager) =>
      changeRoom(world.ctx, actor, { house, room: 'saal', settings: aRoom(of), version })
    const after = await change({ capacity: 9, minMinutes: 60, maxMinutes: 60 })
    expect(after).toMatchObject({ id: 'saal', position: 0, version: 2, capacity: 9 })
    expect(after).not.toHaveProperty('description')
    expect((await loadRooms(world.ctx, house)).rooms).toEqual([after])
    expect(await listed(world)).toEqual(['saal 9'])
    await expect(change({ capacity: 10 })).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await listed(world)).toEqual(['saal 9'])
    await expect(change({ minMinutes: 75, maxMinutes: 60 }, 2)).rejects.toMatchObject({
      code: 'invalid-input',
    })
    await expect(change({ contains: ['saal'] }, 2)).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(change({}, 2, aVisitor)).rejects.toMatchObject({ code: 'sign-in-needed' })
  })

  it('are those of a room that is there', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const none = changeRoom(world.ctx, manager, { house, room: 'keller', settings: aRoom(), version: 1 })
    await expect(none).rejects.toMatchObject({ code: 'not-found' })
    const { rooms } = await loadRooms(world.ctx, house)
    expect(findRoom(rooms, 'teekueche').name).toBe('Teeküche')
    expect(pickRooms(rooms, ['teekueche', 'seminarraum']).map(({ id }) => id)).toEqual([
      'teekueche',
      'seminarraum',
    ])
    expect(() => pickRooms(rooms, ['teekueche', 'keller'])).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ pointer: '/rooms/1' }) }),
    )
  })
})

it('a house is founded once, with all of its rooms in order', async () => {
  await using world = await aWorld()
  const manager = { name: 'Hausleitung', email: 'leitung@aef.example', language: 'de' as const }
  const rooms = ['b', 'a'].map((id) => ({ id, ...aRoom() }))
  const foundIt = () => foundHouse(world.ctx, { house: aHouse(), manager, rooms })
  await foundIt()
  expect(await roomsOf(world)).toEqual(['b 0 1', 'a 1 1'])
  expect(await listed(world)).toEqual(['b 70', 'a 70'])
  await expect(foundIt()).rejects.toMatchObject({ code: 'house-exists' })
})

it('what a mail has to know of a house is nothing once it is gone; what fails is no house that is gone', async () => {
  await using world = await aWorld()
  const { ctx } = world
  await found(world)
  expect(await readHouseFacts(ctx, house)).toMatchObject({
    house: { id: house },
    secret: await ctx.secret(),
    now: ctx.now(),
  })
  expect(await readHouseFacts(ctx, 'nowhere')).toBeUndefined()
  const query = () => Promise.reject(new Error('no answer'))
  await expect(readHouseFacts({ ...ctx, table: { ...ctx.table, query } }, house)).rejects.toThrow('no answer')
})

describe('what the board shows', () => {
  const days = async ({ ctx }: World, query: { rooms?: string[]; from?: string; to?: string } = {}) =>
    (await readAvailability(ctx, { house, ...query })).map(({ room, days: all }) => [
      room.id,
      all.length,
      all[0]?.date,
    ])

  it('is a week of all rooms from today on, or what is asked for, 92 days at most', async () => {
    await using world = await aWorld({ now: '2026-12-01T23:30:00.000Z' })
    await found(world)
    expect(await days(world)).toEqual([
      ['seminarraum', 7, '2026-12-02'],
      ['teekueche', 7, '2026-12-02'],
    ])
    expect(await days(world, { rooms: ['teekueche'], from: '2027-01-01' })).toEqual([
      ['teekueche', 7, '2027-01-01'],
    ])
    expect(await days(world, { rooms: [], from: '2027-01-01' })).toEqual([])
    expect(await days(world, { from: '2027-01-01', to: '2027-01-02' })).toMatchObject([
      [expect.anything(), 1, '2027-01-01'],
      [expect.anything(), 1, '2027-01-01'],
    ])
    expect(await days(world, { from: '2027-01-01', to: '2027-04-03' })).toMatchObject([
      [expect.anything(), 92, '2027-01-01'],
      [expect.anything(), 92, '2027-01-01'],
    ])
    for (const to of ['2027-01-01', '2026-12-31', '2027-04-04'])
      await expect(days(world, { from: '2027-01-01', to })).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(days(world, { rooms: ['keller'] })).rejects.toMatchObject({ code: 'unknown-room' })
  })

  it('beside a form is what is free in the chosen rooms on its date, but for itself', async () => {
    await using world = await aWorld()
    await found(world)
    const { rooms } = await loadRooms(world.ctx, house)
    const taken = {
      ...emptyChange(house, 'teekueche', '2026-12-05'),
      take: new Map([
        [40, 'x'],
        [48, 'y'],
      ]),
    }
    await world.ctx.table.transact(sheetWrites(world.ctx, [taken], aHouse()))
    const free = async (query: string, self?: string) => {
      const entered = new Entered(new URLSearchParams(query))
      const found = await freeTimeOf(world.ctx, entered, {
        rooms,
        zone: 'Europe/Berlin',
        ...(self ? { self } : {}),
      })
      return found?.spans.map(({ from, to }) => `${from}-${to}`)
    }
    const both = 'date=2026-12-05&rooms=seminarraum&rooms=teekueche'
    expect(await free(both)).toEqual(['08:00-10:00', '10:15-12:00', '12:15-22:00'])
    expect(await free(both, 'x')).toEqual(['08:00-12:00', '12:15-22:00'])
    expect(await free('date=2026-12-05&rooms=seminarraum')).toEqual(['08:00-22:00'])
    for (const nothing of [
      'date=2026-12-05',
      'rooms=seminarraum',
      'date=x&rooms=seminarraum',
      'date=2026-12-05&rooms=keller',
    ])
      expect(await free(nothing)).toBeUndefined()
  })
})
