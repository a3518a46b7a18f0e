import { expect, it } from 'vitest'
import { makeFeed, mostFeeds } from '../../functions/feeds/actions/make-feed.ts'
import { revokeFeed } from '../../functions/feeds/actions/revoke-feed.ts'
import { readFeedsOf } from '../../functions/feeds/store.ts'
import { addAbsence, mostAbsences } from '../../functions/houses/actions/add-absence.ts'
import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import { removeAbsence } from '../../functions/houses/actions/remove-absence.ts'
import { absenceWrite } from '../../functions/houses/store.ts'
import { addRoom, mostRooms } from '../../functions/rooms/actions/add-room.ts'
import { loadRooms } from '../../functions/rooms/actions/load-rooms.ts'
import { addDays } from '../../shared/time/civil.ts'
import { aRoom, found } from '../support/builders.ts'
import { crowd } from '../support/budget.ts'
import { allItems } from '../support/crash-consistency.ts'
import { aWorld } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

const house = 'aef'
const many = crowd(200)
const atOnce = async (one: (at: number) => Promise<unknown>) => {
  const all = await Promise.allSettled(Array.from({ length: many }, (_, at) => one(at)))
  return new Set(all.flatMap((each) => (each.status === 'rejected' ? [each.reason.code as string] : [])))
}

it('somebody who makes very many calendars at once has ten, and one more when one is ended', async () => {
  await using world = await aWorld()
  const manager = await found(world)
  const person = manager.person?.id ?? ''
  const make = () => makeFeed(world.ctx, manager, { house, name: 'Telefon' })
  const feeds = async () => (await readFeedsOf(world.ctx.table, { house, person })).feeds
  expect(await atOnce(make)).toEqual(many > mostFeeds ? new Set(['too-many-feeds']) : new Set())
  while ((await feeds()).length < mostFeeds - 2) await make()
  expect(await atOnce(make)).toEqual(new Set(['too-many-feeds']))
  expect(await feeds()).toHaveLength(mostFeeds)
  await revokeFeed(world.ctx, manager, { house, feed: (await feeds())[0]!.id })
  await make()
  await expect(make()).rejects.toMatchObject({ code: 'too-many-feeds', facts: { most: mostFeeds } })
  for (const { id } of await feeds()) await revokeFeed(world.ctx, manager, { house, feed: id })
  const items = await allItems(world.engine.endpoint, world.engine.tableName)
  expect(items.filter(({ type }) => type === 'feed-entry' || type === 'feed-count')).toEqual([])
})

itInTurn('a house has so many absences to come and no more, however many are entered at once', async () => {
  await using world = await aWorld()
  const manager = await found(world)
  const deputy = { name: 'Kim', email: 'kim@aef.example' }
  const day = (at: number) => addDays('2026-12-10', at)
  const enter = (at: number) =>
    addAbsence(world.ctx, manager, { house, absence: { from: day(at), to: day(at), deputy } })
  const first = await enter(0)
  const rest = Array.from({ length: mostAbsences - 3 }, (_, at) => ({ ...first, id: `away${at}` }))
  for (const absence of rest) await world.ctx.table.transact([absenceWrite(absence)])
  const codes = await atOnce((at) => enter(at + 1))
  for (const code of codes) expect(code).toMatch(/^(absences-enough|changed-meanwhile)$/)
  for (let at = 300; (await loadHouse(world.ctx, house)).absences.length < mostAbsences; at++) await enter(at)
  await expect(enter(400)).rejects.toMatchObject({ code: 'absences-enough', facts: { most: mostAbsences } })
  expect((await loadHouse(world.ctx, house)).absences).toHaveLength(mostAbsences)
  expect(await enter(0)).toMatchObject({ id: first.id })
  await removeAbsence(world.ctx, manager, { house, id: first.id })
  await enter(400)
})

it('a house has so many rooms and no more, however many are added at once', async () => {
  await using world = await aWorld()
  const rooms = Object.fromEntries(Array.from({ length: mostRooms - 2 }, (_, at) => [`raum-${at}`, {}]))
  const manager = await found(world, { rooms })
  const add = (at: number) => addRoom(world.ctx, manager, { house, id: `neu-${at}`, settings: aRoom() })
  for (const code of await atOnce(add)) expect(code).toMatch(/^(rooms-enough|changed-meanwhile)$/)
  for (let at = 300; (await loadRooms(world.ctx, house)).rooms.length < mostRooms; at++) await add(at)
  await expect(add(400)).rejects.toMatchObject({ code: 'rooms-enough', facts: { most: mostRooms } })
  expect((await loadRooms(world.ctx, house)).rooms).toHaveLength(mostRooms)
  const items = await allItems(world.engine.endpoint, world.engine.tableName)
  const listed = items.find(({ type }) => type === 'house-entry')
  expect(JSON.stringify(listed).length).toBeLessThan(40_000)
})
