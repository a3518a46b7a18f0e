import { Refusal } from '../../../shared/refusal.ts'
import type { Group, Member } from '../schema.ts'

/** As what somebody comes to a group. */
export type Standing = 'stranger' | 'invited' | 'asked' | 'member' | 'host' | 'manager'

/**
 * Who may do what, said once: pages show what stands here, and each action asks it. Managers help where a group cannot help itself;
 * they do not write to its members.
 */
export const rights = {
  'see-group': ['stranger', 'invited', 'asked', 'member', 'host', 'manager'],
  'see-people': ['member', 'host', 'manager'],
  'see-reach': ['host', 'manager'],
  change: ['host', 'manager'],
  'add-people': ['host', 'manager'],
  'let-in': ['host', 'manager'],
  'give-role': ['host', 'manager'],
  'take-out': ['host', 'manager'],
  'write-to-all': ['host'],
  'take-over': ['member'],
  accept: ['invited'],
  leave: ['invited', 'asked', 'member', 'host'],
  'give-trust': ['manager'],
  end: ['host', 'manager'],
} as const satisfies Record<string, readonly Standing[]>

export type Right = keyof typeof rights

export const allRights = Object.keys(rights) as Right[]

export function mayIn(
  group: Pick<Group, 'state' | 'seekingSince'>,
  standing: Standing,
  right: Right,
): boolean {
  if (!(rights[right] as readonly Standing[]).includes(standing)) return false
  if (right === 'take-over') return group.seekingSince !== undefined
  // Nobody but its own people sees a group that nobody has vouched for.
  return right !== 'see-group' || group.state === 'active' || standing !== 'stranger'
}

/** What the one who asks may do here. */
export function rightsOf(group: Group, standing: Standing): Right[] {
  return allRights.filter((right) => mayIn(group, standing, right))
}

export function standingOf({ state, role }: Pick<Member, 'state' | 'role'>): Standing {
  return state === 'member' ? role : state
}

/** Refuses with `not-allowed`, or `sign-in-needed` whoever came without anything. */
export function requireRight(group: Group, standing: Standing, right: Right): void {
  if (mayIn(group, standing, right)) return
  throw standing === 'stranger'
    ? new Refusal('unauthenticated', 'sign-in-needed')
    : new Refusal('forbidden', 'not-allowed')
}
