import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Table } from '../../../shared/table/table.ts'
import { loadHouse, loadManagedHouse } from '../../houses/actions.ts'
import { groupPaths } from '../contract/paths.ts'
import { mayIn, standingOf } from '../rules/rights.ts'
import type { Standing } from '../rules/rights.ts'
import { trustOf } from '../rules/trust.ts'
import { memberToken } from '../rules/tokens.ts'
import type { Group, Member } from '../schema.ts'
import { readGroup, readGroups, waitsUntil } from '../store.ts'
import { readListed, readWaiting } from '../store/listed.ts'
import { judgingOf } from './trust.ts'
import { openFor } from './load.ts'
import type { OpenedGroup } from './load.ts'

/** Groups on one page of their list. */
const mostListed = 50
/** Of those, so many stand on the page of those who run the house. */
const mostManaged = 200
const mostWaiting = 20

/** The groups that a house shows, a page of them; `next` begins the page after it. */
export async function listGroups(
  ctx: Context,
  { house: id, from }: { house: string; from?: string | undefined },
) {
  const [file, read] = await Promise.all([
    loadHouse(ctx, id),
    readListed(ctx.table, id, { from, most: mostListed + 1 }),
  ])
  const page = read.slice(0, mostListed)
  // Who comes to one in which nobody is left is left alone.
  const groups = page.filter(({ emptySince }) => emptySince === undefined)
  return { file, groups, next: read[mostListed]?.id }
}

/** A group that everybody may know of, by itself: one read. */
export async function readShownGroup(table: Table, id: string): Promise<Group | undefined> {
  const [group] = await readGroups(table, [id])
  return group?.state === 'active' ? group : undefined
}

/** Groups that are shown, and those that wait for a call, with whom to call: for whoever runs the house. */
export async function listForManager(ctx: Context, actor: Actor, house: string) {
  const [file, shown, waiting] = await Promise.all([
    loadManagedHouse(ctx, actor, house),
    readListed(ctx.table, house, { most: mostManaged }),
    readWaiting(ctx.table, house, mostWaiting),
  ])
  const items = await Promise.all(waiting.map(({ id }) => readGroup(ctx.table, id, ctx.now())))
  // Those who vouch are among those that are shown.
  const judging = { ...judgingOf(file), vouchers: shown }
  const trusted = shown.map((group) => ({ group, trust: trustOf(group, judging, ctx.now()) }))
  return { file, shown: trusted, waiting: items.filter((each) => each !== undefined) }
}

/** Groups that wait for a call from the house, and until when each of them does. */
export async function groupsToCall(ctx: Context, house: string) {
  const waiting = await readWaiting(ctx.table, house, mostWaiting)
  return waiting.map(({ id, name, ...group }) => ({ id, name, until: waitsUntil({ id, name, ...group }) }))
}

/** Everybody in a group, for those who may see it: members see names, hosts also how people are reached. */
export async function listPeople(ctx: Context, actor: Actor, id: string) {
  const opened = await openFor(ctx, actor, { id, right: 'see-people' })
  return { ...opened, people: peopleFor(opened) }
}

/** Somebody of a group as much as another may see of them. */
export type SeenPerson = Pick<Member, 'id' | 'name' | 'role' | 'state'> &
  Partial<Member> & { standing: Standing }

/** Whom this one may see, and how much of them. */
export function peopleFor({ group, standing, people }: OpenedGroup): SeenPerson[] {
  if (!mayIn(group, standing, 'see-people')) return []
  const seen = people
    .toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)))
    .map((person) => ({ ...person, standing: standingOf(person) }))
  if (mayIn(group, standing, 'see-reach')) return seen
  const inside = seen.filter((each) => each.standing === 'member' || each.standing === 'host')
  return inside.map(({ id, name, role, state, standing: as }) => ({ id, name, role, state, standing: as }))
}

/** Those who invite first, then who is in, then who waits at the door; by name. */
const orderOf = (person: Member) =>
  `${['host', 'member', 'newcomer', 'asked', 'invited'].indexOf(standingOf(person))} ${person.name}`

/** The link that opens a group for one of its people, and the token in it. */
export async function ownHref(
  ctx: Pick<Context, 'secret' | 'settings'>,
  { house, group, id }: Pick<Member, 'house' | 'group' | 'id'>,
) {
  const token = memberToken(await ctx.secret(), { group, id })
  const path = href({ path: groupPaths.own }, { house, id: group, token })
  return { token, path, url: ctx.settings.publicUrl + path }
}
