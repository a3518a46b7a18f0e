import { expect } from 'vitest'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import { removeBlock } from '../../functions/blocks/actions/remove-block.ts'
import { undoClosure } from '../../functions/blocks/actions/undo-closure.ts'
import { mostBlocks } from '../../functions/blocks/rules/block.ts'
import type { BlockRequest } from '../../functions/blocks/schema.ts'
import { mostRooms } from '../../functions/rooms/actions/add-room.ts'
import type { Actor } from '../../shared/actor.ts'
import { close, house, taken } from '../blocks/closing.ts'
import { crowd } from '../support/budget.ts'
import { found } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { itInTurn } from '../support/in-turn.ts'
import { itemBytes } from '../support/item-bytes.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const date = '2026-12-05'
const words = '議'.repeat(80)
const most = 400 * 1024
const block = ({ ctx }: World, manager: Actor, change: Partial<BlockRequest> = {}) =>
  createBlock(ctx, manager, {
    house,
    request: { rooms: ['seminarraum'], from: date, to: date, label: words, displace: 'leave', ...change },
  })

async function sheetOf({ engine }: World) {
  const items = await allItems(engine.endpoint, engine.tableName)
  return items.find(({ type, sk }) => type === 'day-sheet' && sk === `DAY#${date}`) ?? {}
}
const blocksOn = async (world: World) =>
  Object.values(await sheetOf(world)).filter((entry) => (entry as { kind?: string })?.kind === 'block').length

itInTurn('a day has so many blocks and no more, and each can be taken away', async () => {
  await using world = await aWorld()
  const manager = await found(world)
  const all = []
  while (all.length < mostBlocks - 2) all.push(await block(world, manager))
  const many = Array.from({ length: crowd(64) }, () => block(world, manager))
  for (const each of await Promise.allSettled(many))
    if (each.status === 'rejected') expect(each.reason.code).toMatch(/^(too-many-blocks|changed-meanwhile)$/)
    else all.push(each.value)
  while (all.length < mostBlocks) all.push(await block(world, manager))
  expect(await blocksOn(world)).toBe(mostBlocks)
  const full = { kind: 'invalid', code: 'too-many-blocks', facts: { pointer: '/to', date, most: mostBlocks } }
  await expect(block(world, manager)).rejects.toMatchObject(full)
  await expect(close(world, manager, { from: date, to: date })).rejects.toMatchObject(full)
  expect(itemBytes(await sheetOf(world))).toBeLessThan(most / 8)

  await removeBlock(world.ctx, manager, { id: all.pop()!.id })
  const closure = await close(world, manager, { from: date, to: date })
  await undoClosure(world.ctx, manager, { id: closure.id })
  for (const { id } of all) await removeBlock(world.ctx, manager, { id })
  expect(await taken(world, date)).toEqual([])
})

itInTurn('a block of all rooms that a house can have is laid and taken away as a whole', async () => {
  await using world = await aWorld()
  const ids = Array.from({ length: mostRooms }, (_, at) => `raum-${at}-${'a'.repeat(30)}`)
  const manager = await found(world, { rooms: Object.fromEntries(ids.map((id) => [id, {}])) })
  const one = { from: date, to: date, reason: '議'.repeat(500) }
  const { id } = await block(world, manager, { rooms: ids.slice(0, 20), ...one })
  const closure = await close(world, manager, { from: date, to: date, words: '議'.repeat(120) })
  expect([closure.state, closure.rooms.length]).toEqual(['laid', mostRooms])
  const items = await allItems(world.engine.endpoint, world.engine.tableName)
  const large = items.filter(({ type }) => type === 'block' || type === 'closure')
  expect(large).toHaveLength(3)
  expect(Math.max(...large.map(itemBytes))).toBeLessThan(most / 50)
  expect(await undoClosure(world.ctx, manager, { id: closure.id })).toMatchObject({ state: 'undone' })
  await removeBlock(world.ctx, manager, { id })
  expect(await taken(world, date, ids[0])).toEqual([])
})
