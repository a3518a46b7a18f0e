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
  /** Ids of the groups. */
  founded: ReadonlyMap<GroupKey, string>
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
