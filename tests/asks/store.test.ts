import { expect, test } from 'vitest'
import { askWrite, droppedAskWrite, readAsk, dueAsks } from '../../functions/asks/store.ts'
import type { Ask } from '../../functions/asks/schema.ts'
import { lagging } from '../support/lagging.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { anAsk } from './a-date.ts'
import { readDue } from '../../shared/table/due.ts'

const until = '2026-12-05T18:00:00.000Z'
const id = 'aaaaaaaaaaaa'
const booking = 'bbbbbbbbbbbb'
const first = anAsk({ id, until, of: { ...anAsk().of, booking, group: 'gggggggggggg' } })
const changedMeanwhile = { code: 'changed-meanwhile', kind: 'conflict' }

const write = ({ ctx }: World, ask: Ask) => ctx.table.transact([askWrite(ask)])
const itemOf = ({ ctx }: World) => ctx.table.get({ pk: `ASK#${id}`, sk: 'ASK' }, { consistent: true })

test('a question is read as it was written, and one that is not there is none', async () => {
  await using world = await aWorld()
  expect(await readAsk(world.ctx.table, id)).toBeUndefined()
  await write(world, first)
  expect(await readAsk(lagging(world.ctx.table), id)).toEqual(first)
})

test('is begun once, and goes on from the version that was read', async () => {
  await using world = await aWorld()
  const second = { ...first, state: 'no' as const, version: 2 }
  await expect(write(world, second)).rejects.toMatchObject(changedMeanwhile)
  await write(world, first)
  await expect(write(world, { ...first, words: 'Noch einmal' })).rejects.toMatchObject(changedMeanwhile)
  await expect(write(world, { ...second, version: 3 })).rejects.toMatchObject(changedMeanwhile)
  await write(world, second)
  await expect(write(world, { ...second, state: 'yes' })).rejects.toMatchObject(changedMeanwhile)
  expect(await readAsk(world.ctx.table, id)).toEqual(second)
})

test('is taken away in the version that was read, and no other', async () => {
  await using world = await aWorld()
  const drop = (ask: Ask) => world.ctx.table.transact([droppedAskWrite(ask)])
  await write(world, first)
  await expect(drop({ ...first, version: 2 })).rejects.toMatchObject(changedMeanwhile)
  expect(await readAsk(world.ctx.table, id)).toEqual(first)
  await drop(first)
  expect(await readAsk(world.ctx.table, id)).toBeUndefined()
})

test('goes away by itself a month after the date that it is about', async () => {
  await using world = await aWorld()
  await write(world, first)
  expect((await itemOf(world))?.['ttl']).toBe(Date.parse('2027-01-05T00:00:00.000Z') / 1000)
})

test.each<[Ask['state'], isDue: boolean, isOwned: boolean]>([
  ['unproved', true, false],
  ['open', true, true],
  ['yes', false, true],
  ['no', false, true],
  ['over', false, true],
])('that is %s waits for its end: %s, and is found by whose it is: %s', async (state, isDue, isOwned) => {
  await using world = await aWorld()
  const { table } = world.ctx
  await write(world, { ...first, state, personId: 'person' })
  expect(await readDue(dueAsks, table, '2026-12-05T17:59:59.999Z', 10)).toEqual([])
  expect(await readDue(dueAsks, table, until, 10)).toEqual(isDue ? [id] : [])
  expect(await table.ownedBy('person')).toEqual(isOwned ? [{ pk: `ASK#${id}`, sk: 'ASK' }] : [])
  expect(await table.ownedBy('nina')).toEqual([])
})

test('that nobody asked in a group’s name is found by the address', async () => {
  await using world = await aWorld()
  await write(world, first)
  expect(await world.ctx.table.ownedBy('nina')).toHaveLength(1)
})

test('those that end first are seen to first, as many as are wanted', async () => {
  await using world = await aWorld()
  const ids = ['cccccccccccc', 'dddddddddddd', 'eeeeeeeeeeee']
  for (const [at, each] of ids.entries())
    await write(world, { ...first, id: each, until: `2026-12-0${4 - at}T18:00:00.000Z` })
  expect(await readDue(dueAsks, world.ctx.table, until, 2)).toEqual(['eeeeeeeeeeee', 'dddddddddddd'])
})
