import type { Collision } from '../rules/collision.ts'
import { isUpcoming } from '../../bookings/rules/scope.ts'
import type { Moment } from '../../bookings/rules/scope.ts'
import { mayTake } from '../../bookings/rules/state.ts'
import type { Step } from '../../bookings/rules/state.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'

/** The dates to come with which a step can be taken; a change that was asked for is approved and declined like a request. */
export function ableDates({ occurrences }: Booking, step: Step, moment: Moment): Occurrence[] {
  const decides = step === 'approve' || step === 'decline'
  return occurrences.filter(
    (each) =>
      isUpcoming(each, moment) && (mayTake(step, each.state) || (decides && each.asked !== undefined)),
  )
}

/** Undecided dates that meet something, by key. */
export type Met = ReadonlyMap<string, Collision>

export function metByKey(dates: readonly Collision[]): Met {
  const meeting = dates.filter(({ collisions, closed }) => closed || collisions.length > 0)
  return new Map(meeting.map((each) => [each.key, each]))
}
