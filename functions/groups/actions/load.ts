import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { proves } from '../../../shared/keys.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import type { HouseFile } from '../../houses/actions/load-house.ts'
import { mayManage } from '../../houses/rules.ts'
import { mayIn, requireRight, standingOf } from '../rules/rights.ts'
import type { Right, Standing } from '../rules/rights.ts'
import { memberOfToken, memberToken } from '../rules/tokens.ts'
import type { Member } from '../schema.ts'
import { readGroup } from '../store.ts'
import type { GroupItems } from '../store.ts'

export interface OpenedGroup extends GroupItems {
  file: HouseFile
  standing: Standing
  /** Whoever came by their own link. */
  self: Member | undefined
}

/** A group for whoever asks: two queries. Refuses with `not-found` what they may not even know of, and tokens of nobody here. */
export async function openGroup(ctx: Context, actor: Actor, id: string): Promise<OpenedGroup> {
  const items = await readGroup(ctx.table, id, ctx.now())
  if (items === undefined) throw new Refusal('not-found', 'not-found', { group: id })
  const file = await loadHouse(ctx, items.group.house)
  const self = await selfOf(ctx, actor, items)
  const standing = self ? standingOf(self) : mayManage(file.managers, actor) ? 'manager' : 'stranger'
  if (!mayIn(items.group, standing, 'see-group')) throw new Refusal('not-found', 'not-found', { group: id })
  return { ...items, file, standing, self }
}

/** Whether somebody is in a group, or at its door. */
export async function isIn(
  ctx: Pick<Context, 'table' | 'now'>,
  { group, id }: { group: string; id: string },
): Promise<boolean> {
  const file = await readGroup(ctx.table, group, ctx.now())
  return file !== undefined && file.group.state !== 'ended' && file.people.some((each) => each.id === id)
}

/** The same for who may do this; what has ended stays as it is. */
export async function openFor(
  ctx: Context,
  actor: Actor,
  { id, right }: { id: string; right: Right },
): Promise<OpenedGroup> {
  const opened = await openGroup(ctx, actor, id)
  requireRight(opened.group, opened.standing, right)
  if (opened.group.state === 'ended') throw new Refusal('conflict', 'group-ended')
  return opened
}

/** Whose token it is; refuses with `not-allowed` that of nobody in the group, also of who was in it once. */
async function selfOf(
  ctx: Context,
  { token }: Actor,
  { group, people }: GroupItems,
): Promise<Member | undefined> {
  if (token === undefined) return undefined
  const self = people.find(({ id }) => id === memberOfToken(token))
  if (
    self === undefined ||
    !proves(token, await ctx.secret(), (key) => memberToken(key, { group: group.id, id: self.id }))
  )
    throw new Refusal('forbidden', 'not-allowed')
  return self
}

/** Somebody of a group; refuses with `not-found`. */
export function personIn({ people }: GroupItems, member: string): Member {
  const found = people.find(({ id }) => id === member)
  if (found === undefined) throw new Refusal('not-found', 'not-found', { member })
  return found
}
