import { addMinutes, addMonths, instantOf } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Group } from '../schema.ts'

/** When a group that is over goes, with everybody who was in it: after the months for which the house keeps names. */
export function endedGoesAt({ updatedAt }: Pick<Group, 'updatedAt'>, retentionMonths: number): Instant {
  return instantOf(addMonths(updatedAt.slice(0, 10), retentionMonths), '00:00', 'UTC')
}

/** So long somebody may still come back to a group in which nobody is left, or the house may find somebody. */
const emptyMinutes = 14 * 24 * 60

/** When a group ends in which nobody has been since. */
export function emptyUntil(emptySince: Instant): Instant {
  return addMinutes(emptySince, emptyMinutes)
}

export function isLeftAlone(
  { state, emptySince }: Pick<Group, 'state' | 'emptySince'>,
  now: Instant,
): boolean {
  return state === 'active' && emptySince !== undefined && emptyUntil(emptySince) <= now
}
