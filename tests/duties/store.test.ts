import { describe, expect, it } from 'vitest'
import type { Taker } from '../../functions/duties/schema.ts'
import {
  dutiesGoAt,
  dutyKeys,
  dutyListWrite,
  givingBackWrites,
  parseDutyItems,
  readAllDuties,
  readDuties,
  readDutiesOf,
  readDutyList,
  replacingWrite,
  takingWrites,
} from '../../functions/duties/store/duties.ts'
import { readLookAt } from '../../functions/duties/store/key-steps.ts'
import { noOwnedDutiesWrite, ownedDutiesWrites } from '../../functions/duties/store/owned.ts'
import { readTally } from '../../functions/duties/store/tallies.ts'
import { readCounts } from '../../functions/meetings/store/counts.ts'
import type { Write } from '../../shared/table/write.ts'
import { areFresh } from '../support/reads.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { aTaker } from './values.ts'

const meeting = 'm00000000001'
const [first, second] = ['2026-12-08T15:00', '2026-12-15T15:00'] as const
const of = { house: 'aef', meeting, key: first, date: '2026-12-08' }
const changed = { code: 'changed-meanwhile' }
const write = (world: World, ...writes: Write[]) => world.ctx.table.transact(writes)
const seconds = (day: string) => Date.parse(day) / 1000
const named = (at: number, change: Partial<Taker> = {}) => aTaker({ id: `t0000000000${at}`, ...change })
const takers = async ({ ctx }: World) => (await readDuties(ctx.table, meeting, first)).takers
const ids = async (world: World) => (await takers(world)).map(({ id }) => id.slice(-1)).join('')

describe('a duty in the table', () => {
  const item = ({ ctx }: World) => ctx.table.get({ pk: `MEETING#${meeting}`, sk: `DUTY#${first}` })

  it('is taken by as many as it needs', async () => {
    await using world = await aWorld()
    await write(world, ...takingWrites(of, named(1), { needed: 2 }))
    await write(world, ...takingWrites(of, named(2), { needed: 2 }))
    const third = write(world, ...takingWrites(of, named(3), { needed: 2 }))
    await expect(third).rejects.toMatchObject({ code: 'duty-taken', facts: { duty: 'tea' } })
    await write(world, ...takingWrites(of, named(4, { duty: 'music' }), { needed: 1 }))
    expect(await ids(world)).toBe('124')
    const { house, key, date } = of
    expect(await item(world)).toMatchObject({
      type: 'date-duties',
      house,
      meeting,
      key,
      date,
      ttl: seconds('2027-06-09'),
      n_tea: 2,
      all: 3,
    })
    expect(dutiesGoAt('2026-12-08')).toBe(seconds('2027-06-09'))
  })

  it('is taken by whoever is known by an address as it was when they looked', async () => {
    await using world = await aWorld()
    await write(world, ...takingWrites(of, named(1), { needed: 3, seen: 0 }))
    await expect(write(world, ...takingWrites(of, named(2), { needed: 3, seen: 0 }))).rejects.toMatchObject(
      changed,
    )
    await write(world, ...takingWrites(of, named(2), { needed: 3, seen: 1 }))
    await write(world, ...takingWrites(of, named(3), { needed: 3, seen: 2 }))
    await expect(write(world, ...takingWrites(of, named(4), { needed: 3, seen: 2 }))).rejects.toMatchObject({
      code: 'duty-taken',
    })
    await expect(write(world, ...takingWrites(of, named(4), { needed: 3, seen: 3 }))).rejects.toMatchObject({
      code: 'duty-taken',
    })
    await expect(write(world, ...takingWrites(of, named(4), { needed: 3, seen: 1 }))).rejects.toMatchObject(
      changed,
    )
  })

  it('is given back once, and free again', async () => {
    await using world = await aWorld()
    await write(world, ...takingWrites(of, named(1), { needed: 1 }))
    await write(world, ...givingBackWrites(of, named(1)))
    await expect(write(world, ...givingBackWrites(of, named(1)))).rejects.toMatchObject(changed)
    await write(world, ...takingWrites(of, named(2), { needed: 1 }))
    expect(await ids(world)).toBe('2')
  })

  it('with the key is counted beside who comes, and no other is', async () => {
    await using world = await aWorld()
    const counts = () => readCounts(world.ctx.table, { house: 'aef', meeting, key: first })
    await write(world, ...takingWrites(of, named(1), { needed: 1 }))
    await write(world, ...givingBackWrites(of, named(1)))
    expect(await counts()).toBeUndefined()
    await write(world, ...takingWrites(of, named(2, { duty: 'key' }), { needed: 1 }))
    expect(await counts()).toMatchObject({ keys: 1, taken: 0 })
    const stored = await world.ctx.table.get({ pk: 'DATES#aef', sk: `${first}#${meeting}` })
    expect(stored).toMatchObject({ type: 'date-counts', ttl: seconds('2027-02-06') })
    await write(world, ...givingBackWrites(of, named(2, { duty: 'key' })))
    expect((await counts())?.keys).toBe(0)
  })

  it('goes to somebody else, or says something more, as long as it is theirs', async () => {
    await using world = await aWorld()
    await write(world, ...takingWrites(of, named(1), { needed: 1 }))
    await write(world, replacingWrite(of, named(1), named(1, { name: 'Mia M.' })))
    expect((await takers(world)).map(({ name }) => name)).toEqual(['Mia M.'])
    await write(world, replacingWrite(of, named(1), named(2)))
    expect(await ids(world)).toBe('2')
    await expect(write(world, replacingWrite(of, named(1), named(3)))).rejects.toMatchObject(changed)
    expect((await item(world))?.['n_tea']).toBe(1)
  })

  it('is read with the others of its date, in the order in which they were taken, and with the list', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const early = { at: '2026-12-01T08:00:00.000Z' }
    expect(await readDuties(table, meeting, first)).toEqual({ list: [], takers: [] })
    expect(await readDutyList(table, meeting)).toEqual([])
    const duties = [{ duty: 'tea', needed: 3 }]
    await write(world, dutyListWrite({ meeting, duties }))
    for (const [at, change] of [
      [3, {}],
      [1, {}],
      [2, early],
    ] as const)
      await write(world, ...takingWrites(of, named(at, change), { needed: 3 }))
    await write(world, ...takingWrites({ ...of, key: second, date: '2026-12-15' }, named(5), { needed: 3 }))
    expect(await ids(world)).toBe('213')
    expect(await readDutyList(table, meeting)).toEqual(duties)
    const all = await readAllDuties(table, meeting)
    expect(all.map((each) => [each.house, each.meeting, each.key, each.date, each.takers.length])).toEqual([
      ['aef', meeting, first, '2026-12-08', 3],
      ['aef', meeting, second, '2026-12-15', 1],
    ])
    const some = await readDutiesOf(table, meeting, [second, '2026-12-22T15:00'])
    expect([some.list, [...some.takers].map(([key, those]) => [key, those.length])]).toEqual([
      duties,
      [[second, 1]],
    ])
    const items = await table.getMany(dutyKeys(meeting, second))
    expect(parseDutyItems(items)).toEqual({ list: duties, takers: [named(5)] })
    expect(parseDutyItems([])).toEqual({ list: [], takers: [] })
  })
})

describe('that somebody has had duties', () => {
  const item = ({ ctx }: World) => ctx.table.get({ pk: `MEETING#${meeting}`, sk: 'TAKER#c' })

  it('is found by their address for thirty-one months, until nothing is left of it', async () => {
    await using world = await aWorld()
    expect(ownedDutiesWrites(of, {})).toEqual([])
    await write(world, ...ownedDutiesWrites(of, { contactId: 'c' }))
    expect(await item(world)).toMatchObject({
      type: 'duty-taker',
      owner: 'c',
      house: 'aef',
      meeting,
      ttl: seconds('2029-07-08'),
    })
    await write(world, noOwnedDutiesWrite(meeting, 'c'))
    expect(await item(world)).toBeUndefined()
  })
})

it('whoever decides by who has a duty sees what was written a moment ago', async () => {
  await using world = await aWorld()
  const reads = await areFresh(world, async (table) => {
    await readDuties(table, meeting, first)
    await readDutyList(table, meeting)
    await readDutiesOf(table, meeting, [first])
    await readLookAt(table, 'aef', meeting)
    await readTally(table, of)
  })
  expect(reads).toEqual([true, true, true, true, true])
})
