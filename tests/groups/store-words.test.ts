import { describe, expect, it } from 'vitest'
import { nextGroupWrites, dueDoors } from '../../functions/groups/store.ts'
import {
  listedBesideWrites,
  listedWrites,
  readListed,
  readWaiting,
} from '../../functions/groups/store/listed.ts'
import { endedWrites, heldSeenWrite, hostLeftWrite, dueHeldOver } from '../../functions/groups/store/over.ts'
import type { Group } from '../../functions/groups/schema.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { changedMeanwhile, entryNow, itemNow, meanwhile, now, written } from './stored.ts'
import { readDue } from '../../shared/table/due.ts'

const at = '2026-12-05T09:00:00.000Z'
const next = ({ ctx }: World, before: Group, change: Partial<Group>) =>
  ctx.table.transact(nextGroupWrites(before, { ...before, ...change }))

/** What is written beside the words, each by itself. */
const besides: Record<string, unknown> = {
  hosts: 2,
  members: 7,
  seekingSince: at,
  emptySince: at,
  kept: 3,
  reports: [{ kind: 'no-show', date: '2026-11-30', words: 'Niemand kam.', at }],
  vouches: [{ group: 'grp000000002', name: 'Chor', at }],
  accepted: [{ agreement: 'agreement001', version: 1, at, by: 'Ada' }],
  recordVersion: 5,
  agreementRound: 2,
}

describe('other words of a group', () => {
  it('stand in it and in the list, with the next version; what is left out is gone from both', async () => {
    await using world = await aWorld()
    const before = await written(world, { notes: 'Tee', askable: true })
    const { notes: _notes, ...after } = before
    await world.ctx.table.transact(nextGroupWrites(before, { ...after, purpose: 'Stricken', updatedAt: at }))
    const said = { ...after, purpose: 'Stricken', updatedAt: at, version: 2 }
    expect(await now(world)).toEqual(said)
    expect(await entryNow(world)).toMatchObject(said)
    expect(await entryNow(world)).not.toHaveProperty('notes')
  })

  it('are refused where others were said meanwhile', async () => {
    await using world = await aWorld()
    const before = await written(world)
    await next(world, before, { purpose: 'Stricken' })
    await expect(next(world, before, { purpose: 'Häkeln' })).rejects.toMatchObject(changedMeanwhile)
    expect(await now(world)).toMatchObject({ purpose: 'Stricken' })
    expect(await entryNow(world)).toMatchObject({ purpose: 'Stricken' })
  })

  it.each(Object.keys(besides))('said over an older reading leave %s as it is by now', async (name) => {
    await using world = await aWorld()
    const before = await written(world, { [name]: name === 'hosts' || name === 'members' ? 1 : undefined })
    await meanwhile(world, { [name]: besides[name] })
    await next(world, before, { purpose: 'Stricken' })
    expect(await now(world)).toMatchObject({ purpose: 'Stricken', [name]: besides[name] })
    expect(await entryNow(world)).toMatchObject({ [name]: besides[name] })
    const known = await now(world)
    const { [name as 'kept']: _beside, ...silent } = known
    await world.ctx.table.transact(nextGroupWrites(known, silent as Group))
    expect(await now(world)).toMatchObject({ [name]: besides[name] })
  })

  it.each(['seekingSince', 'emptySince', 'kept', 'reports'])(
    'said over an older reading do not bring back %s that is gone',
    async (name) => {
      await using world = await aWorld()
      const before = await written(world, { [name]: besides[name] })
      await meanwhile(world, {}, [name])
      await next(world, before, { purpose: 'Stricken' })
      expect(await now(world)).not.toHaveProperty(name)
      expect(await entryNow(world)).not.toHaveProperty(name)
    },
  )

  it('of one that waits for a call stand among those who wait, and nowhere else', async () => {
    await using world = await aWorld()
    const before = await written(world, { state: 'asked', needsCall: true })
    await next(world, before, { purpose: 'Stricken' })
    expect(await entryNow(world, 'A')).toMatchObject({ purpose: 'Stricken' })
    expect(await entryNow(world)).toBeUndefined()
    expect(await itemNow(world)).toHaveProperty('dueAt')
  })

  it('cost two writes, and one more where somebody had to call', async () => {
    await using world = await aWorld()
    const group = await written(world)
    expect(nextGroupWrites(group, group)).toHaveLength(2)
    expect(nextGroupWrites({ ...group, needsCall: true }, group)).toHaveLength(3)
    expect(nextGroupWrites({ ...group, state: 'asked' }, { ...group, state: 'asked' })).toHaveLength(1)
  })
})

describe('a group whose state changes', () => {
  it('is shown from now on, and nobody looks at it any more', async () => {
    await using world = await aWorld()
    const before = await written(world, { state: 'asked', needsCall: true })
    await next(world, before, { state: 'active' })
    expect(await readDue(dueDoors, world.ctx.table, '9')).toEqual([])
    expect(await itemNow(world)).not.toHaveProperty('duePk')
    expect(await entryNow(world, 'A')).toBeUndefined()
    expect(await entryNow(world)).toMatchObject({ state: 'active' })
  })

  it('ends, is listed no longer, and somebody looks when it has to go and what it held', async () => {
    await using world = await aWorld()
    const before = await written(world)
    await world.ctx.table.transact(endedWrites(before, at))
    expect(await now(world)).toMatchObject({ state: 'ended', updatedAt: at, version: 2 })
    expect(await entryNow(world)).toBeUndefined()
    expect(await readDue(dueDoors, world.ctx.table, at)).toEqual([{ group: before.id }])
    expect(await readDue(dueHeldOver, world.ctx.table, at, 10)).toEqual([{ group: before.id }])
  })

  it('and has ended is not looked at for having been shown', async () => {
    await using world = await aWorld()
    await world.ctx.table.transact(endedWrites(await written(world, { state: 'asked' }), at))
    expect(await itemNow(world)).toMatchObject({ dueAt: at })
  })
})

describe('what a group held', () => {
  it('is seen to for the whole group, or for a host who left, until it was', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const group = await written(world)
    await table.transact([hostLeftWrite({ group: group.id, id: 'member000001' }, at)])
    await table.transact(endedWrites(group, '2026-12-06T09:00:00.000Z'))
    const both = [{ group: group.id, left: 'member000001' }, { group: group.id }]
    expect(await readDue(dueHeldOver, table, '9', 10)).toEqual(both)
    expect(await readDue(dueHeldOver, table, '9', 1)).toEqual(both.slice(0, 1))
    expect(await readDue(dueHeldOver, table, at, 10)).toEqual(both.slice(0, 1))
    await table.transact([heldSeenWrite(both[0]!)])
    expect(await readDue(dueHeldOver, table, '9', 10)).toEqual(both.slice(1))
    await table.transact([heldSeenWrite(both[1]!)])
    expect(await readDue(dueHeldOver, table, '9', 10)).toEqual([])
  })
})

describe('the list of a house', () => {
  it('is read in pages, apart from those who wait', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const group = await written(world)
    const ids = ['grp000000001', 'grp000000002', 'grp000000003']
    for (const id of ids.slice(1)) await table.transact(listedWrites({ ...group, id }))
    for (const id of ids)
      await table.transact(listedWrites({ ...group, id, state: 'asked', needsCall: true, name: 'Wartet' }))
    const read = async (how: { from?: string; most: number }) =>
      (await readListed(table, 'aef', how)).map(({ id, name }) => `${name} ${id}`)
    expect(await read({ most: 9 })).toEqual(ids.map((id) => `Nähcafé ${id}`))
    expect(await read({ most: 2, from: ids[1]! })).toEqual(ids.slice(1).map((id) => `Nähcafé ${id}`))
    expect(await read({ most: 1, from: ids[1]! })).toHaveLength(1)
    expect((await readWaiting(table, 'aef', 2)).map(({ id, name }) => [id, name])).toEqual(
      ids.slice(0, 2).map((id) => [id, 'Wartet']),
    )
  })

  it('says beside the words only what is of a group that is shown', async () => {
    await using world = await aWorld()
    const group = await written(world)
    for (const state of ['asked', 'ended'] as const)
      expect(listedBesideWrites({ ...group, state }, { set: { kept: 1 } })).toEqual([])
    const writes = listedBesideWrites(group, { set: { kept: 1 } })
    expect(await world.ctx.table.transact(writes)).toBe('done')
    await world.ctx.table.transact(listedWrites({ ...group, state: 'ended' }))
    await expect(world.ctx.table.transact(writes)).rejects.toMatchObject(changedMeanwhile)
    expect(await entryNow(world)).toBeUndefined()
  })
})
