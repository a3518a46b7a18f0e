import type { Group } from '../../functions/groups/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import type { LocalDate } from '../../shared/time/civil.ts'
import type { GroupKey } from './data/groups.ts'

/** What all that is furnished needs. */
export interface Furnishing {
  ctx: Context
  /** The same before this week began: nobody can enter what is over, and the first days of the week shall not be empty. */
  before: Context
  manager: Actor
  /** Of this week. */
  monday: LocalDate
  founded: ReadonlyMap<GroupKey, FoundedGroup>
}

export interface FoundedGroup {
  group: Group
  /** Who asks in its name. */
  host: Actor
}

/** The first house of every installation. */
export const house = 'aef'

export const visitor: Actor = { kind: 'visitor', address: 'demo' }

/** One after the other: they share days and counters, and nobody waits. */
export async function inTurn<Each, Result>(
  all: readonly Each[],
  work: (each: Each) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (const each of all) results.push(await work(each))
  return results
}

/** A series of so many weeks; nothing for a single date. */
export function weekly(weeks: number, mode: 'all' | 'free' = 'all') {
  return weeks > 1 ? ({ every: 'week', count: weeks, mode } as const) : undefined
}

/** The group of that name, with its host. */
export function groupOf({ founded }: Furnishing, key: GroupKey): FoundedGroup {
  const found = founded.get(key)
  if (found === undefined) throw new Error(`There is no group ${key}`)
  return found
}
