import { describe, expect, it } from 'vitest'
import {
  foundingWrites,
  forgottenWrites,
  goneWrites,
  newMemberWrites,
  nextLookWrite,
  nextMemberWrite,
  readGroup,
  readGroupItems,
  readGroups,
  dueDoors,
  sameGroupWrite,
} from '../../functions/groups/store.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import {
  aPerson,
  changedMeanwhile,
  entryNow,
  itemNow,
  meanwhile,
  now,
  peopleNow,
  without,
  written,
} from './stored.ts'
import { readDue } from '../../shared/table/due.ts'

const id = 'grp000000001'
const bea = aPerson({ id: 'member000002', name: 'Bea', address: 'address00002', contactId: 'bea' })
const does = ({ ctx }: World, writes: Parameters<typeof ctx.table.transact>[0]) => ctx.table.transact(writes)
const overdueAt = async ({ ctx }: World, at: string) =>
  (await readDue(dueDoors, ctx.table, at)).map((each) => each.id)

describe('a group that is founded', () => {
  it('twice by the same write is founded once', async () => {
    await using world = await aWorld()
    const group = await written(world)
    expect(await does(world, foundingWrites(group, aPerson()))).toBe('repeated')
    const other = { ...group, name: 'Chor' }
    expect(await does(world, foundingWrites(other, aPerson({ id: 'member000009' })))).toBe('repeated')
    expect(await now(world)).toMatchObject({ name: group.name })
    expect(await peopleNow(world)).toEqual(['Ada'])
  })

  it('stands in the list of its house if it is shown, among those who wait if the house has to call, else nowhere', async () => {
    const standing = async (change: Parameters<typeof written>[1]) => {
      await using world = await aWorld()
      await written(world, change)
      return [await entryNow(world, 'G'), await entryNow(world, 'A')].map((entry) => entry !== undefined)
    }
    expect(await standing({ state: 'active' })).toEqual([true, false])
    expect(await standing({ state: 'asked', needsCall: true })).toEqual([false, true])
    expect(await standing({ state: 'asked' })).toEqual([false, false])
  })

  it.each([
    [{ state: 'asked' as const }, '2026-12-03T08:59:00.000Z', '2026-12-03T09:00:00.000Z'],
    [{ state: 'asked' as const, needsCall: false }, '2026-12-03T08:59:00.000Z', '2026-12-03T09:00:00.000Z'],
    [{ state: 'asked' as const, needsCall: true }, '2026-12-22T08:59:00.000Z', '2026-12-22T09:00:00.000Z'],
  ])('and that nobody proves (%o) is there until %s and gone at %s', async (change, before, at) => {
    await using world = await aWorld()
    await written(world, change)
    expect([await overdueAt(world, before), await overdueAt(world, at)]).toEqual([[], [undefined]])
    expect(await readGroup(world.ctx.table, id, before)).toBeDefined()
    expect(await readGroup(world.ctx.table, id, at)).toBeUndefined()
  })

  it('and shown stays, and nobody looks at it', async () => {
    await using world = await aWorld()
    await written(world)
    expect(await overdueAt(world, '9')).toEqual([])
    expect(await readGroup(world.ctx.table, id, '2036-12-01T09:00:00.000Z')).toBeDefined()
  })

  it('is read alone by its id, and missing where there is none', async () => {
    await using world = await aWorld()
    const group = await written(world)
    expect(await readGroups(world.ctx.table, [id, 'grp000000002'])).toEqual([group])
    expect(await readGroupItems(world.ctx.table, 'grp000000002')).toBeUndefined()
    expect(await readGroup(world.ctx.table, 'grp000000002', '9')).toBeUndefined()
  })
})

describe('somebody new in a group', () => {
  it('twice by the same write is there once', async () => {
    await using world = await aWorld()
    await written(world)
    const otto = without('email')
    const writes = newMemberWrites({ ...otto, id: 'member000003', name: 'Otto' })
    expect([await does(world, writes), await does(world, writes)]).toEqual(['done', 'repeated'])
    expect(await peopleNow(world)).toEqual(['Ada', 'Otto'])
  })

  it('by an address that is there is refused, until it has left', async () => {
    await using world = await aWorld()
    await written(world)
    await does(world, newMemberWrites(bea))
    const again = { ...bea, id: 'member000003', name: 'Beate' }
    await expect(does(world, newMemberWrites(again))).rejects.toMatchObject(changedMeanwhile)
    expect(await peopleNow(world)).toEqual(['Ada', 'Bea'])
    await does(world, goneWrites(bea))
    await does(world, newMemberWrites(again))
    expect(await peopleNow(world)).toEqual(['Ada', 'Beate'])
  })

  it('is found by the hash of their address, also while they wait at the door', async () => {
    await using world = await aWorld()
    await written(world)
    const asks = { ...bea, id: 'member000003', state: 'asked' as const, address: 'address00003' }
    await does(world, [...newMemberWrites(bea), ...newMemberWrites(asks)])
    const found = await world.ctx.table.ownedBy('bea')
    expect(found.map(({ sk }) => sk).toSorted()).toEqual(['M#member000002', 'M#member000003'])
  })

  it('at the door is there until their time is over, and then overdue until they are cleared away', async () => {
    await using world = await aWorld()
    await written(world)
    await does(world, newMemberWrites({ ...bea, state: 'asked' }))
    const [before, at] = ['2026-12-31T08:59:00.000Z', '2026-12-31T09:00:00.000Z']
    expect([await overdueAt(world, before), await overdueAt(world, at)]).toEqual([[], ['member000002']])
    const names = async (when: string) => {
      const items = await readGroup(world.ctx.table, id, when)
      return [items?.people, items?.overdue].map((people) => people?.map(({ name }) => name))
    }
    expect(await names(before)).toEqual([['Ada', 'Bea'], []])
    expect(await names(at)).toEqual([['Ada'], ['Bea']])
    expect(await peopleNow(world)).toEqual(['Ada', 'Bea'])
    expect(await readDue(dueDoors, world.ctx.table, at)).toEqual([{ group: id, id: 'member000002' }])
  })
})

describe('whoever was read meanwhile', () => {
  it('is changed as they were read, or not at all', async () => {
    await using world = await aWorld()
    await written(world)
    await does(world, newMemberWrites(bea))
    await does(world, [nextMemberWrite(bea, { isQuiet: true })])
    await expect(does(world, [nextMemberWrite(bea, { isQuiet: false })])).rejects.toMatchObject(
      changedMeanwhile,
    )
    await expect(does(world, goneWrites(bea))).rejects.toMatchObject(changedMeanwhile)
    const stored = (await readGroupItems(world.ctx.table, id))?.people[1]
    expect(stored).toEqual({ ...bea, isQuiet: true, version: 2 })
  })

  it('is the group only with the same words and the same record', async () => {
    await using world = await aWorld()
    const group = await written(world)
    const same = (read: typeof group) => does(world, [sameGroupWrite(read)])
    expect(await same(group)).toBe('done')
    await expect(same({ ...group, version: 2 })).rejects.toMatchObject(changedMeanwhile)
    await expect(same({ ...group, recordVersion: 1 })).rejects.toMatchObject(changedMeanwhile)
    await meanwhile(world, { recordVersion: 2 })
    expect(await same({ ...group, recordVersion: 2 })).toBe('done')
    await expect(same({ ...group, recordVersion: 1 })).rejects.toMatchObject(changedMeanwhile)
    await expect(same(group)).rejects.toMatchObject(changedMeanwhile)
  })

  it('is looked at again when it was said, as it was read', async () => {
    await using world = await aWorld()
    const group = await written(world, { state: 'asked' })
    const at = '2027-01-01T00:00:00.000Z'
    await does(world, [nextLookWrite(group, at)])
    expect(await itemNow(world)).toMatchObject({ dueAt: at })
    await expect(does(world, [nextLookWrite({ ...group, version: 2 }, '9')])).rejects.toMatchObject(
      changedMeanwhile,
    )
    expect(await itemNow(world)).toMatchObject({ dueAt: at })
  })
})

describe('a group that is forgotten', () => {
  it('goes with everybody in it and with its place among those who wait', async () => {
    await using world = await aWorld()
    await written(world, { state: 'asked', needsCall: true })
    await does(world, newMemberWrites(bea))
    const items = await readGroupItems(world.ctx.table, id)
    await does(world, forgottenWrites(items!))
    expect(await readGroupItems(world.ctx.table, id)).toBeUndefined()
    expect(await world.ctx.table.query({ pk: `GROUP#${id}`, consistent: true })).toEqual([])
    expect(await world.ctx.table.query({ pk: `GROUPADDRESS#${id}`, consistent: true })).toEqual([])
    expect(await entryNow(world, 'A')).toBeUndefined()
  })

  it('is one write where there is nobody and nobody has to call', async () => {
    await using world = await aWorld()
    const group = await written(world)
    expect(forgottenWrites({ group, people: [] })).toHaveLength(1)
  })

  it('stays where it has changed meanwhile', async () => {
    await using world = await aWorld()
    const group = await written(world)
    const stale = { group: { ...group, version: 2 }, people: [aPerson()] }
    await expect(does(world, forgottenWrites(stale))).rejects.toMatchObject(changedMeanwhile)
    expect(await peopleNow(world)).toEqual(['Ada'])
  })
})
