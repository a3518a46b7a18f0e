import { addMinutes } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Meeting } from '../../meetings/schema.ts'
import type { Duty, Taker } from '../schema.ts'

export const keyDuty = 'key'

/** What is needed at each date: the list of the meeting, and always somebody with the key where it needs one. */
export function dutiesOf({ needsKey }: Pick<Meeting, 'needsKey'>, list: readonly Duty[]): Duty[] {
  const has = list.some(({ duty }) => duty === keyDuty)
  return needsKey && !has ? [{ duty: keyDuty, needed: 1 }, ...list] : [...list]
}

/** Certain as far as opening goes: somebody has the key, or none is needed. */
export function isSafe(
  { needsKey }: Pick<Meeting, 'needsKey'>,
  takers: readonly Pick<Taker, 'duty'>[],
): boolean {
  return !needsKey || takers.some(({ duty }) => duty === keyDuty)
}

/** A name is shown to others once the house or its owner has vouched for it. */
export function shownName({ name, origin, provedAt }: Taker, inside: boolean): string | undefined {
  return inside || origin === 'manager' || provedAt !== undefined ? name : undefined
}

/** Whoever was asked to stand in is asked again the next day at the earliest. */
export function mayCall({ standInSince }: Taker, now: Instant): boolean {
  return standInSince === undefined || addMinutes(standInSince, 24 * 60) <= now
}

/** The same person, as far as anybody knows. */
export function isSamePerson(one: Taker, other: Taker): boolean {
  if (one.rota !== undefined && one.rota === other.rota) return true
  return one.contactId !== undefined && one.contactId === other.contactId
}

/** One person has a duty of a date once, as far as anybody knows who they are. */
export function hasAlready(person: Taker, takers: readonly Taker[]): boolean {
  return takers.some((each) => each.duty === person.duty && isSamePerson(each, person))
}

/** Who did how much, most first: dates by name, over what is still known. */
export function shares(takers: readonly Taker[]): { name: string; count: number }[] {
  const groups = Map.groupBy(takers, ({ name, contactId }) => contactId ?? name.toLowerCase())
  return [...groups.values()]
    .map((some) => ({ name: some.at(-1)?.name ?? '', count: some.length }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}
