import type { Collision } from '../rules/collision.ts'

/** Undecided dates that meet something, by key. */
export type CollisionsByKey = ReadonlyMap<string, Collision>

export function metByKey(dates: readonly Collision[]): CollisionsByKey {
  const meeting = dates.filter(({ collisions, closed }) => closed || collisions.length > 0)
  return new Map(meeting.map((each) => [each.key, each]))
}
