import type { Group, Member } from '../../functions/groups/schema.ts'
import { memberToken } from '../../functions/groups/rules/tokens.ts'
import { newMemberWrites, readGroupItems } from '../../functions/groups/store.ts'
import type { Actor } from '../../shared/actor.ts'
import { aVisitor, found } from '../support/builders.ts'
import type { Founded } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World, WorldOptions } from '../support/world.ts'
import { aPerson, without, written } from './stored.ts'

/** One of each who can be in a group beside its host, and at its door. */
export const bea = aPerson({ id: 'member000002', name: 'Bea', role: 'member', email: 'bea@x.example' })
export const newcomer: Member = {
  ...without('provedAt'),
  id: 'member000003',
  name: 'Neu',
  role: 'member',
  email: 'neu@x.example',
}
export const asking: Member = { ...newcomer, id: 'member000004', state: 'asked', email: 'frage@x.example' }
export const invited: Member = { ...newcomer, id: 'member000005', state: 'invited', email: 'gast@x.example' }
export const byPhone: Member = {
  ...without('provedAt', 'email'),
  id: 'member000006',
  name: 'Frau Klein',
  role: 'member',
  isKnown: true,
  phone: '02131 0001',
}
export const secondHost = aPerson({ id: 'member000007', name: 'Otto', email: 'otto@x.example' })

export interface Hall extends AsyncDisposable {
  world: World
  ctx: World['ctx']
  /** Who runs the house. */
  manager: Actor
  /** The group as it was written, with Ada as its host and some more. */
  group: Group
  /** Somebody who comes by their own link. */
  by(person: Pick<Member, 'group' | 'id'>): Promise<Actor>
}

/** A house with a group in which some people are, counted as they are. */
export async function aHall(
  people: readonly Member[] = [],
  { group: change = {}, options = {}, host, ...founded }: HallOptions = {},
): Promise<Hall> {
  const world = await aWorld(options)
  const manager = await found(world, founded)
  const hosts = people.filter(({ role, state }) => role === 'host' && state === 'member').length
  const counted = { members: 1 + people.length, hosts: 1 + hosts }
  const group = await written(world, { ...counted, ...change }, host)
  for (const person of people) await world.ctx.table.transact(newMemberWrites(person))
  return {
    world,
    ctx: world.ctx,
    manager,
    group,
    by: async ({ group: of, id }) => ({
      ...aVisitor,
      token: memberToken(await world.ctx.secret(), { group: of, id }),
    }),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}

interface HallOptions extends Founded {
  group?: Partial<Group>
  options?: WorldOptions
  host?: Member
}

/** How one of them stands in the table by now. */
export async function personNow(
  { ctx }: Pick<Hall, 'ctx'>,
  { group, id }: Member,
): Promise<Member | undefined> {
  return (await readGroupItems(ctx.table, group))?.people.find((each) => each.id === id)
}

export const notAllowed = { code: 'not-allowed' }
export const id = 'grp000000001'
