import type { Actor } from '../../shared/actor.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Manager } from './schema.ts'

/** True for the house's managers and deputies, and for the product's own timers and imports. */
export function mayManage(managers: readonly Manager[], actor: Actor): boolean {
  return actor.kind === 'system' || managers.some(({ person }) => person === actor.person?.id)
}

/** Refuses with `sign-in-needed` (nobody signed in) or `not-allowed` (somebody else's house). */
export function requireManager(managers: readonly Manager[], actor: Actor): void {
  if (mayManage(managers, actor)) return
  if (actor.person === undefined) throw new Refusal('unauthenticated', 'sign-in-needed')
  throw new Refusal('forbidden', 'not-allowed')
}

/** Whoever acts, by the name that this house has for them. */
export function namedIn(managers: readonly Manager[], actor: Actor): Actor {
  const own = managers.find(({ person }) => person === actor.person?.id)
  return own ? { ...actor, person: { id: own.person, name: own.name } } : actor
}

/** The sentences to choose from when declining, as written by the manager, a line each. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
