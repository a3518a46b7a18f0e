import type { Actor } from '../../../shared/actor.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Manager } from '../schema.ts'

/** What there is to do in a house, besides what anybody may. */
export type Power = 'decide' | 'change-settings' | 'change-team'

/** Who of the team may do what; whoever does not belong to it may do none of it. */
export const powersOf = {
  manager: ['decide', 'change-settings', 'change-team'],
  deputy: ['decide'],
} as const satisfies Record<Manager['role'], readonly Power[]>

/** The product's own timers and imports may do everything. */
export function mayDo(managers: readonly Manager[], actor: Actor, power: Power): boolean {
  if (actor.kind === 'system') return true
  const role = roleOf(managers, actor)
  return role !== undefined && powersOf[role].some((each) => each === power)
}

/**
 * Refuses with `sign-in-needed` (nobody signed in), `not-allowed` (somebody else's house) or `managers-only` (one of the team, in a
 * role that is not enough).
 */
export function requirePower(managers: readonly Manager[], actor: Actor, power: Power): void {
  if (mayDo(managers, actor, power)) return
  if (actor.person === undefined) throw new Refusal('unauthenticated', 'sign-in-needed')
  const isOfTeam = roleOf(managers, actor) !== undefined
  throw new Refusal('forbidden', isOfTeam ? 'managers-only' : 'not-allowed')
}

function roleOf(managers: readonly Manager[], actor: Actor): Manager['role'] | undefined {
  return managers.find(({ person }) => person === actor.person?.id)?.role
}
