import { Refusal } from '../../../shared/refusal.ts'
import type { Group, Member } from '../schema.ts'

/** As what somebody comes to a group. `newcomer`: in an open group, by an address that nobody has shown to be theirs. */
export type Standing = 'stranger' | 'invited' | 'asked' | 'newcomer' | 'member' | 'host' | 'manager'

/**
 * Who may do what, said once: pages show what stands here, and each action asks it. Managers help where a group cannot help itself;
 * they do not write to its members.
 */
export const rights = {
  'see-group': ['stranger', 'invited', 'asked', 'newcomer', 'member', 'host', 'manager'],
  'see-people': ['member', 'host', 'manager'],
  'see-reach': ['host', 'manager'],
  change: ['host', 'manager'],
  'add-people': ['host', 'manager'],
  'let-in': ['host', 'manager'],
  'give-role': ['host', 'manager'],
  'take-out': ['host', 'manager'],
  'write-to-all': ['host'],
  /** Rooms and meetings in its name; to change them, too. */
  book: ['host', 'manager'],
  'take-over': ['member', 'host'],
  accept: ['invited'],
  leave: ['invited', 'asked', 'newcomer', 'member', 'host'],
  confirm: ['manager'],
  'give-trust': ['manager'],
  report: ['manager'],
  /** In the name of their own group, for another. */
  vouch: ['host'],
  /** To the words of the house, for the group. */
  agree: ['host'],
  end: ['host', 'manager'],
} as const satisfies Record<string, readonly Standing[]>

export type Right = keyof typeof rights

export const allRights = Object.keys(rights) as Right[]

/** What can be done with a group of which nobody has proved or said anything: nothing that goes out to others. */
const beforeProof: readonly Right[] = [
  'see-group',
  'see-people',
  'see-reach',
  'change',
  'leave',
  'confirm',
  'end',
]

export function mayIn(
  group: Pick<Group, 'state' | 'seekingSince'>,
  standing: Standing,
  right: Right,
): boolean {
  if (!(rights[right] as readonly Standing[]).includes(standing)) return false
  if (right === 'take-over') return group.seekingSince !== undefined
  // Nobody but its own people sees it, either.
  return group.state !== 'asked' || (beforeProof.includes(right) && standing !== 'stranger')
}

/** What the one who asks may do here. */
export function rightsOf(group: Group, standing: Standing): Right[] {
  return allRights.filter((right) => mayIn(group, standing, right))
}

type Known = Pick<Member, 'state' | 'role' | 'provedAt' | 'isKnown'>

export function standingOf({ state, role, provedAt, isKnown }: Known): Standing {
  if (state !== 'member' || role === 'host') return state === 'member' ? 'host' : state
  return provedAt !== undefined || isKnown === true ? 'member' : 'newcomer'
}

/** Refuses with `not-allowed`, or `sign-in-needed` whoever came without anything. */
export function requireRight(group: Group, standing: Standing, right: Right): void {
  if (mayIn(group, standing, right)) return
  throw standing === 'stranger'
    ? new Refusal('unauthenticated', 'sign-in-needed')
    : new Refusal('forbidden', 'not-allowed')
}
