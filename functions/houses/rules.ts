import type { Actor } from '../../shared/actor.ts'
import { mayDo, requirePower } from './rules/roles.ts'
import type { Manager } from './schema.ts'

/** Whether somebody may decide in a house: its managers and deputies, and the product's own timers and imports. */
export function mayManage(managers: readonly Manager[], actor: Actor): boolean {
  return mayDo(managers, actor, 'decide')
}

/** Refuses with `sign-in-needed` (nobody signed in) or `not-allowed` (somebody else's house). */
export function requireManager(managers: readonly Manager[], actor: Actor): void {
  requirePower(managers, actor, 'decide')
}

/** The same for what deputies may not do: they get `managers-only`. */
export function requireSettings(managers: readonly Manager[], actor: Actor): void {
  requirePower(managers, actor, 'change-settings')
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
