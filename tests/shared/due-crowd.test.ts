import { expect, it } from 'vitest'
import { workOff } from '../../shared/due-work.ts'
import { inParallel } from '../../shared/in-parallel.ts'
import { shardCount, shardOf, shardsOf } from '../../shared/table/shards.ts'
import { addMinutes } from '../../shared/time/civil.ts'
import { allItems } from '../support/crash-consistency.ts'
import { aWorld, beginning } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { isFull } from '../support/budget.ts'

const all = isFull ? 100_000 : 2_000
/** Every hundredth cannot be done, the longest due of all among them. */
const isBroken = (name: string) => Number(name) % 100 === 0
const due = { kind: 'thing', of: ({ sk }: { sk: string }) => sk }
const keyOf = (name: string) => ({ pk: `THING#${name}`, sk: name })

async function fill({ ctx }: World): Promise<void> {
  const parts = Array.from({ length: all / 100 }, (_, part) => part * 100)
  await inParallel(parts, 8, async (first) => {
    const names = Array.from({ length: 100 }, (_, at) => String(first + at).padStart(6, '0'))
    const puts = names.map((name) => {
      const dueAt = new Date(Date.parse(beginning) - 1_000_000 + Number(name)).toISOString()
      const key = keyOf(name)
      return { kind: 'put', key, item: { ...key, type: 'thing', duePk: 'thing', dueAt } } as const
    })
    await ctx.table.transact(puts)
  })
}

it(`${all} things that are due at once are done in runs that end by the clock; what fails stands in nobody’s way, and is told`, async () => {
  await using world = await aWorld()
  await fill(world)
  let milliseconds = 0
  const now = () => new Date(Date.parse(beginning) + milliseconds).toISOString()
  const ctx = { ...world.ctx, now }
  const left = async () => (await ctx.table.due('thing', addMinutes(beginning, 5000), all + 1)).length
  const runs: number[] = []
  // A turn takes eighty milliseconds, eight at the same time ten each; by so many runs a hundred thousand must be done.
  const mostRuns = Math.ceil(all / 4000) + 1
  for (let run = 1; run <= mostRuns; run += 1) {
    const started = milliseconds
    await workOff(ctx, {
      due,
      failed: 'it could not be done',
      work: async (name) => {
        milliseconds += 10
        if (isBroken(name)) throw new Error('it is broken')
        await ctx.table.transact([{ kind: 'delete', key: keyOf(name) }])
      },
    })
    runs.push(milliseconds - started)
    milliseconds = started + 60_000
  }
  expect(Math.max(...runs)).toBeLessThanOrEqual(41_000)
  expect(await left()).toBe(all / 100)
  const failures = world.logs.filter(({ message }) => message === 'it could not be done')
  expect(new Set(failures.map(({ of }) => of)).size).toBe(all / 100)
  const stored = (await allItems(world.engine.endpoint, world.engine.tableName)).filter(
    ({ type }) => type === 'thing',
  )
  for (const item of stored) expect(item['dueTries']).toBeGreaterThan(0)
})

it('what is due is spread over all partitions of its kind, each of which is asked, and stays in its own', async () => {
  await using world = await aWorld()
  const { table } = world.ctx
  const names = Array.from({ length: 40 }, (_, at) => `thing ${at}`)
  const at = beginning
  const raw = async () =>
    (await allItems(world.engine.endpoint, world.engine.tableName)).filter(({ type }) => type === 'thing')
  for (const name of names)
    await table.transact([
      { kind: 'update', key: keyOf(name), set: { type: 'thing', duePk: 'thing', dueAt: at } },
    ])
  const places = new Map((await raw()).map(({ sk, duePk }) => [sk, duePk]))
  expect(new Set(places.values())).toEqual(new Set(shardsOf('thing')))
  expect(shardsOf('thing')).toEqual(['thing', 'thing~1', 'thing~2', 'thing~3'])
  expect(shardsOf('thing')).toHaveLength(shardCount)
  expect((await table.due('thing', at)).map(({ sk }) => sk).toSorted()).toEqual(names.toSorted())
  expect(await table.due('thing', at, 7)).toHaveLength(7)
  for (const item of await raw()) {
    expect(shardOf('thing', item)).toBe(item['duePk'])
    await table.transact([{ kind: 'put', key: { pk: item.pk, sk: item.sk }, item }])
  }
  expect(new Map((await raw()).map(({ sk, duePk }) => [sk, duePk]))).toEqual(places)
})
