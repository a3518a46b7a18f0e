import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { mayIn, standingOf } from '../rules/rights.ts'
import type { Standing } from '../rules/rights.ts'
import type { Member } from '../schema.ts'
import { openFor } from './load.ts'
import type { OpenedGroup } from './load.ts'

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
