import type { Actor } from '../../../shared/actor.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { House, Manager } from '../schema.ts'

/** What there is to do in a house, besides what anybody may. */
export type Power = 'decide' | 'change-settings' | 'change-team'

/** Who of the team may do what; whoever does not belong to it may do none of it. */
export const powersOf = {
  manager: ['decide', 'change-settings', 'change-team'],
  deputy: ['decide'],
} as const satisfies Record<Manager['role'], readonly Power[]>

/** The product's own timers and imports may do everything. */
export function mayDo(managers: readonly Manager[], actor: Actor, power: Power): boolean {
  return actor.kind === 'system' || powersIn(managers, actor).includes(power)
}

function powersIn(managers: readonly Manager[], actor: Actor | undefined): readonly Power[] {
  const role = roleOf(managers, actor)
  return role === undefined ? [] : powersOf[role]
}

/** A house as somebody of its team sees it: with what they may do there, so that no page leads them to what refuses them. */
export interface TeamHouse extends House {
  powers: readonly Power[]
}

/** The same file for the pages of whoever has signed in; anybody else may do nothing of it. */
export function forTeam<File extends { house: House; managers: readonly Manager[] }>(
  file: File,
  actor: Actor | undefined,
): Omit<File, 'house'> & { house: TeamHouse } {
  return { ...file, house: { ...file.house, powers: powersIn(file.managers, actor) } }
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

function roleOf(managers: readonly Manager[], actor: Actor | undefined): Manager['role'] | undefined {
  return managers.find(({ person }) => person === actor?.person?.id)?.role
}
