import { describe, expect, it } from 'vitest'
import { dueDoors } from '../../functions/groups/store.ts'
import { countWrites } from '../../functions/groups/store/counts.ts'
import type { Counted } from '../../functions/groups/store/counts.ts'
import type { Group } from '../../functions/groups/schema.ts'
import { aWorld, beginning } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { changedMeanwhile, entryNow, itemNow, meanwhile, now, written } from './stored.ts'
import { readDue } from '../../shared/table/due.ts'

const later = '2026-12-01T10:00:00.000Z'
const since = '2026-11-20T09:00:00.000Z'
const counts = ({ ctx }: World, group: Group, counted: Counted) =>
  ctx.table.transact(countWrites(group, counted, later))

describe('somebody who comes', () => {
  it('is counted, up to two hundred', async () => {
    await using world = await aWorld()
    const group = await written(world, { members: 199 })
    expect(await counts(world, group, { members: 1 })).toBe('done')
    expect((await now(world)).members).toBe(200)
    await expect(counts(world, await now(world), { members: 1 })).rejects.toMatchObject({
      code: 'group-full',
    })
  })

  it('changes one item, nothing that the house lists', async () => {
    await using world = await aWorld()
    const group = await written(world)
    expect(countWrites(group, { members: 1 }, later)).toHaveLength(1)
  })

  it('to a group that is gone is refused', async () => {
    await using world = await aWorld()
    const group = await written(world)
    await expect(counts(world, { ...group, id: 'grp000000002' }, { members: 1 })).rejects.toMatchObject(
      changedMeanwhile,
    )
    await expect(counts(world, { ...group, id: 'grp000000002' }, { hosts: 1 })).rejects.toMatchObject(
      changedMeanwhile,
    )
  })

  it('into one in which nobody was fills it again, also in the list, and nobody looks at it any more', async () => {
    await using world = await aWorld()
    await written(world, { members: 1 })
    await counts(world, await now(world), { members: -1 })
    await counts(world, await now(world), { members: 1 })
    expect(await now(world)).not.toHaveProperty('emptySince')
    expect(await entryNow(world)).not.toHaveProperty('emptySince')
    expect(await readDue(dueDoors, world.ctx.table, '9')).toEqual([])
    expect(Object.keys((await itemNow(world)) ?? {}).filter((name) => name.startsWith('due'))).toEqual([])
  })

  it('or goes does not end the search for a host, nor mind who is sought meanwhile', async () => {
    await using world = await aWorld()
    const group = await written(world, { members: 5, hosts: 0, seekingSince: since })
    await counts(world, group, { members: 1 })
    expect(await now(world)).toMatchObject({ members: 6, seekingSince: since })
    await meanwhile(world, {}, ['seekingSince'])
    for (const members of [1, -1]) expect(await counts(world, group, { members })).toBe('done')
  })

  it('is refused where it was read otherwise whether somebody was in it', async () => {
    await using world = await aWorld()
    const group = await written(world, { members: 0, emptySince: since })
    await expect(counts(world, await unsaid(group, 'emptySince'), { members: 1 })).rejects.toMatchObject(
      changedMeanwhile,
    )
    await meanwhile(world, {}, ['emptySince'])
    await expect(counts(world, group, { members: 1 })).rejects.toMatchObject(changedMeanwhile)
    expect((await now(world)).members).toBe(0)
  })
})

const unsaid = async (group: Group, name: keyof Group) =>
  Object.fromEntries(Object.entries(group).filter(([each]) => each !== name)) as Group

describe('somebody who goes', () => {
  it('as one of several is counted, and nothing else', async () => {
    await using world = await aWorld()
    const group = await written(world, { members: 2 })
    expect(countWrites(group, { members: -1 }, later)).toHaveLength(1)
    await counts(world, group, { members: -1 })
    expect(await now(world)).toEqual({ ...group, members: 1 })
  })

  it('as the last leaves it empty, also in the list, and two weeks later somebody looks', async () => {
    await using world = await aWorld()
    await counts(world, await written(world), { members: -1 })
    expect(await now(world)).toMatchObject({ members: 0, emptySince: later })
    expect(await entryNow(world)).toMatchObject({ emptySince: later })
    expect(await itemNow(world)).toMatchObject({ dueAt: '2026-12-15T10:00:00.000Z' })
  })

  it('is refused where by now they are the last, or are it no longer', async () => {
    await using world = await aWorld()
    const two = await written(world, { members: 2 })
    await meanwhile(world, { members: 1 })
    await expect(counts(world, two, { members: -1 })).rejects.toMatchObject(changedMeanwhile)
    const one = await now(world)
    await meanwhile(world, { members: 2 })
    await expect(counts(world, one, { members: -1 })).rejects.toMatchObject(changedMeanwhile)
  })

  it('from a group that nobody has proved leaves alone when it is looked at', async () => {
    await using world = await aWorld()
    await written(world, { state: 'asked' })
    const before = await itemNow(world)
    await counts(world, await now(world), { members: -1 })
    expect(await itemNow(world)).toMatchObject({ emptySince: later, dueAt: before?.['dueAt'] })
    await counts(world, await now(world), { members: 1 })
    expect(await itemNow(world)).toMatchObject({ dueAt: before?.['dueAt'] })
  })
})

describe('a host', () => {
  it('more is counted, and nothing that the house lists changes', async () => {
    await using world = await aWorld()
    const group = await written(world)
    expect(countWrites(group, { hosts: 1 }, later)).toHaveLength(1)
    await counts(world, group, { hosts: 1 })
    expect(await now(world)).toEqual({ ...group, hosts: 2 })
  })

  it('more is counted also where two hundred are in it, or nobody is', async () => {
    await using world = await aWorld()
    await written(world, { members: 200, emptySince: since })
    await counts(world, await now(world), { hosts: 1 })
    expect(await now(world)).toMatchObject({ hosts: 2, members: 200, emptySince: since })
  })

  it('where nobody hosts it ends the search, also in the list', async () => {
    await using world = await aWorld()
    const group = await written(world, { hosts: 0, seekingSince: since })
    await counts(world, group, { hosts: 1, seeking: 'first' })
    expect(await now(world)).toMatchObject({ hosts: 1 })
    expect(await now(world)).not.toHaveProperty('seekingSince')
    expect(await entryNow(world)).not.toHaveProperty('seekingSince')
  })

  it('is refused where it was read otherwise whether somebody is sought', async () => {
    await using world = await aWorld()
    const group = await written(world, { seekingSince: since })
    await expect(counts(world, await unsaid(group, 'seekingSince'), { hosts: 1 })).rejects.toMatchObject(
      changedMeanwhile,
    )
    await meanwhile(world, {}, ['seekingSince'])
    await expect(counts(world, group, { hosts: 1 })).rejects.toMatchObject(changedMeanwhile)
  })

  it('does not take over where another did', async () => {
    await using world = await aWorld()
    const group = await written(world, { hosts: 0, seekingSince: since })
    await meanwhile(world, { hosts: 1 })
    await expect(counts(world, group, { hosts: 1, seeking: 'first' })).rejects.toMatchObject(changedMeanwhile)
  })

  it('less is counted where there is another, and refused where there is none by now', async () => {
    await using world = await aWorld()
    const group = await written(world, { hosts: 2 })
    await counts(world, group, { hosts: -1 })
    expect(await now(world)).toEqual({ ...group, hosts: 1 })
    await meanwhile(world, { members: 200 })
    await expect(counts(world, group, { hosts: -1 })).rejects.toMatchObject(changedMeanwhile)
  })

  it('who goes as the last has somebody sought, also in the list', async () => {
    await using world = await aWorld()
    const group = await written(world, { members: 3 })
    await counts(world, group, { members: -1, hosts: -1, seeking: 'last' })
    expect(await now(world)).toMatchObject({ hosts: 0, members: 2, seekingSince: later })
    expect(await now(world)).not.toHaveProperty('emptySince')
    expect(await entryNow(world)).toMatchObject({ seekingSince: later })
  })

  it('who is the last no longer does not go as the last', async () => {
    await using world = await aWorld()
    const group = await written(world, { members: 3 })
    await meanwhile(world, { hosts: 2 })
    await expect(counts(world, group, { members: -1, hosts: -1, seeking: 'last' })).rejects.toMatchObject(
      changedMeanwhile,
    )
    expect((await now(world)).members).toBe(3)
  })
})

it('what the house would list is refused where it does not list it', async () => {
  await using world = await aWorld({ now: beginning })
  const group = await written(world)
  await world.ctx.table.transact([{ kind: 'delete', key: { pk: 'GROUPS#aef', sk: 'G#grp000000001' } }])
  await expect(counts(world, group, { members: -1 })).rejects.toMatchObject(changedMeanwhile)
  expect((await now(world)).members).toBe(1)
})
