import { addMonths, instantOf } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Group } from '../schema.ts'

/** When a group that is over goes, with everybody who was in it: after the months for which the house keeps names. */
export function endedGoesAt({ updatedAt }: Pick<Group, 'updatedAt'>, retentionMonths: number): Instant {
  return instantOf(addMonths(updatedAt.slice(0, 10), retentionMonths), '00:00', 'UTC')
}
