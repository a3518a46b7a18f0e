import { expect, it } from 'vitest'
import { Refusal } from '../../shared/refusal.ts'
import { isMigrated, migrate } from '../../infra/migration.ts'
import type { Migration } from '../../infra/migration.ts'
import type { Item, Write } from '../../shared/table/write.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const keyOf = (name: string) => ({ pk: `CUP#${name}`, sk: 'CUP' })
const names = Array.from({ length: 12 }, (_, at) => `cup ${at}`)

async function fill({ ctx }: World): Promise<void> {
  const put = (key: { pk: string; sk: string }, type: string): Write => ({
    kind: 'put',
    key,
    item: { ...key, type },
  })
  await ctx.table.transact(names.map((name) => put(keyOf(name), 'cup')))
  await ctx.table.transact(names.map((name) => put({ pk: `SAUCER#${name}`, sk: 'SAUCER' }, 'saucer')))
}

const washing = (change: (item: Item) => Write[]): Migration => ({
  name: 'washing',
  says: 'All cups are washed',
  types: ['cup'],
  change,
})
const washed = ({ pk, sk }: Item): Write[] => [{ kind: 'update', key: { pk, sk }, add: { washed: 1 } }]
const on = ({ ctx, engine }: World, more: object = {}) => ({
  client: engine.client,
  tableName: engine.tableName,
  table: ctx.table,
  secret: ctx.secret,
  pageSize: 5,
  ...more,
})
const cups = async ({ ctx }: World) => {
  const items = await ctx.table.getMany(names.map(keyOf), { consistent: true })
  return items.map((item) => Number(item['washed'] ?? 0))
}

it('goes through all items of its types once, page by page, and tells how far it is', async () => {
  await using world = await aWorld()
  await fill(world)
  const told: number[] = []
  const done = await migrate(
    on(world, { tell: ({ seen }: { seen: number }) => told.push(seen) }),
    washing(washed),
  )
  expect(done).toEqual({ seen: told.at(-1), failed: [] })
  expect(told.length).toBeGreaterThan(4)
  expect(await cups(world)).toEqual(names.map(() => 1))
  expect(await isMigrated(world.ctx.table, { name: 'washing' })).toBe(true)
})

it('that is cut off goes on where it was, and is done only at its end', async () => {
  await using world = await aWorld()
  await fill(world)
  const dies = () => {
    throw new Error('the computer goes off')
  }
  let pages = 0
  const tell = () => (pages++ === 1 ? dies() : undefined)
  await expect(migrate(on(world, { tell }), washing(washed))).rejects.toThrow('goes off')
  expect(await isMigrated(world.ctx.table, { name: 'washing' })).toBe(false)
  await migrate(on(world), washing(washed))
  // What was seen in the two pages before is not seen again.
  expect(await cups(world)).toEqual(names.map(() => 1))
  expect(await isMigrated(world.ctx.table, { name: 'washing' })).toBe(true)
})

it('one that fails stops no other, is told, and all begins anew the next time', async () => {
  await using world = await aWorld()
  await fill(world)
  const isBroken = ({ pk }: Item) => pk === 'CUP#cup 3'
  const change = (item: Item) => {
    if (isBroken(item)) throw new Error('it is broken')
    return washed(item)
  }
  const { failed } = await migrate(on(world), washing(change))
  expect(failed.map(({ key }) => key)).toEqual(['CUP#cup 3 CUP'])
  expect((await cups(world)).filter((count) => count === 1)).toHaveLength(11)
  expect(await isMigrated(world.ctx.table, { name: 'washing' })).toBe(false)
  expect((await migrate(on(world), washing(washed))).failed).toEqual([])
  expect((await cups(world)).toSorted((a, b) => a - b)).toEqual([1, ...Array.from({ length: 11 }, () => 2)])
})

it('what somebody changed meanwhile is theirs', async () => {
  await using world = await aWorld()
  await fill(world)
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  const change = ({ pk, sk }: Item): Write[] => [
    {
      kind: 'update',
      key: { pk, sk },
      set: { washed: 9 },
      when: [{ kind: 'present', name: 'gone' }],
      refuse,
    },
  ]
  expect((await migrate(on(world), washing(change))).failed).toEqual([])
  expect(await cups(world)).toEqual(names.map(() => 0))
})
