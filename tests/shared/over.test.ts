import { describe, expect, it } from 'vitest'
import { Refusal } from '../../shared/refusal.ts'
import { absent } from '../../shared/table/expression.ts'
import { epochSeconds } from '../../shared/time/civil.ts'
import { allItems } from '../support/crash-consistency.ts'
import { aWorld, beginning } from '../support/world.ts'
import type { World } from '../support/world.ts'

const key = (at: number) => ({ pk: 'OVER', sk: `S#${at}` })
const ttl = epochSeconds(beginning) + 60
const put = (at: number, more: object = {}) => ({
  kind: 'put' as const,
  key: key(at),
  item: { ...key(at), type: 'short', ...more },
})
const minuteLater = ({ clock }: World) => clock.advance(1)

describe('what is over its time, and still in the table because it is deleted days later', () => {
  it('is there until its last second, and then read by nobody: not by key, in a batch, nor in a range', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact([put(1, { ttl }), put(2, { ttl: ttl + 1 }), put(3)])
    const seen = async () => [
      [await table.get(key(1)), await table.get(key(2))].filter(Boolean).length,
      (await table.getMany([key(1), key(2), key(3)])).length,
      (await table.query({ pk: 'OVER' })).length,
    ]
    expect(await seen()).toEqual([2, 3, 3])
    minuteLater(world)
    expect(await seen()).toEqual([1, 2, 2])
    expect(await allItems(world.engine.endpoint, world.engine.tableName)).toHaveLength(3)
  })

  it('makes no page shorter: it is paged on past it', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact(Array.from({ length: 20 }, (_, at) => put(10 + at, at % 4 === 3 ? {} : { ttl })))
    minuteLater(world)
    const page = async (limit: number, from = key(10).sk) =>
      (await table.query({ pk: 'OVER', from, to: 'S#~', limit })).map(({ sk }) => sk)
    expect(await page(2)).toEqual(['S#13', 'S#17'])
    expect(await page(3, 'S#18')).toEqual(['S#21', 'S#25', 'S#29'])
    expect(await page(4, 'S#18')).toHaveLength(3)
  })

  it('is in nobody’s way who writes what must not be there yet', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const refuse = () => new Refusal('conflict', 'there-already')
    const anew = { ...put(1, { name: 'new' }), when: [absent('pk')], refuse }
    await table.transact([put(1, { ttl, name: 'old' })])
    await expect(table.transact([anew])).rejects.toMatchObject({ code: 'there-already' })
    await expect(table.transact([anew, put(2)])).rejects.toMatchObject({ code: 'there-already' })
    minuteLater(world)
    await table.transact([anew, put(2)])
    expect(await table.get(key(1))).toMatchObject({ name: 'new' })
    await expect(table.transact([anew])).rejects.toMatchObject({ code: 'there-already' })
  })
})
