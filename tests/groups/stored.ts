import type { Group, Member } from '../../functions/groups/schema.ts'
import { foundingWrites, readGroupItems, readGroups } from '../../functions/groups/store.ts'
import type { World } from '../support/world.ts'
import { aGroup } from './judged.ts'

const at = '2026-12-01T09:00:00.000Z'

/** Who hosts, by an address that they have proved, unless told otherwise. */
export const aPerson = (change: Partial<Member> = {}): Member => ({
  id: 'member000001',
  group: 'grp000000001',
  house: 'aef',
  name: 'Ada',
  email: 'ada@gruppe.example',
  role: 'host',
  state: 'member',
  language: 'de',
  at,
  provedAt: '2026-12-02T09:00:00.000Z',
  version: 1,
  ...change,
})

/** The same without some of it. */
export const without = (...names: (keyof Member)[]): Member =>
  Object.fromEntries(
    Object.entries(aPerson()).filter(([name]) => !names.includes(name as keyof Member)),
  ) as Member

/** A group in the table with its host, past the product; in the list of its house where its state says so. */
export async function written({ ctx }: World, change: Partial<Group> = {}, host = aPerson()): Promise<Group> {
  const group = aGroup({ createdAt: at, updatedAt: at, ...change })
  await ctx.table.transact(foundingWrites(group, host))
  return group
}

/** What is in the table by now. */
export async function now({ ctx }: World, id = 'grp000000001'): Promise<Group> {
  const [group] = await readGroups(ctx.table, [id])
  if (group === undefined) throw new Error('gone')
  return group
}

export const peopleNow = async ({ ctx }: World) =>
  (await readGroupItems(ctx.table, 'grp000000001'))?.people.map(({ name }) => name)

/** What the house lists of it, as it is stored. */
export const entryNow = ({ ctx }: World, kind: 'G' | 'A' = 'G') =>
  ctx.table.get({ pk: 'GROUPS#aef', sk: `${kind}#grp000000001` }, { consistent: true })

/** Whatever stands in the item of the group beside what it says. */
export const itemNow = ({ ctx }: World) =>
  ctx.table.get({ pk: 'GROUP#grp000000001', sk: 'GROUP' }, { consistent: true })

/** As if somebody else had changed the group and its entry meanwhile. */
export async function meanwhile({ ctx }: World, set: Record<string, unknown>, remove: string[] = []) {
  const keys = [
    { pk: 'GROUP#grp000000001', sk: 'GROUP' },
    { pk: 'GROUPS#aef', sk: 'G#grp000000001' },
  ]
  await ctx.table.transact(keys.map((key) => ({ kind: 'update' as const, key, set, remove })))
}

export const changedMeanwhile = { code: 'changed-meanwhile' }
