import { addMinutes, instantOfKept } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { beforeTheNight } from '../../houses/rules/silence.ts'
import type { Booking, Occurrence } from '../schema.ts'
import type { Moment } from './scope.ts'
import { isOpen } from './state.ts'

/** So long before it begins people have to know; and in less nobody can be expected to answer. */
const spanMinutes = 180

/**
 * The latest end of the wait for an answer about what begins then: when it is still of use, or its beginning where there is too little
 * time until that for anybody to answer. Then nothing is promised, and who asks has to call.
 */
export function latestAnswer(start: Instant, { now, zone }: Moment): Instant {
  const useful = usefulUntil(start, zone)
  return useful >= addMinutes(now, spanMinutes) ? useful : start
}

/**
 * By when whoever asked is promised to hear: when the wait ends, if an answer is of use then. What is promised is kept, since an
 * undecided booking ends at that moment, or they are told that it takes longer.
 */
export function promisedBy(
  booking: Pick<Booking, 'deadline' | 'occurrences'>,
  zone: string,
): Instant | undefined {
  const { deadline, occurrences } = booking
  const starts = occurrences.flatMap(undecidedSlots).map(({ date, from }) => instantOfKept(date, from, zone))
  if (deadline === undefined || starts.length === 0) return undefined
  return deadline <= usefulUntil(latestOf(starts), zone) ? deadline : undefined
}

/** Three hours before, and not in the night. */
function usefulUntil(start: Instant, zone: string): Instant {
  return beforeTheNight(addMinutes(start, -spanMinutes), zone)
}

/** When a date that waits for an answer is, if it does. Of a change that is asked for, both times bind: that which it has and that which it wants. */
export function undecidedSlots({ asked, ...own }: Occurrence): Pick<Occurrence, 'date' | 'from' | 'to'>[] {
  if (isOpen(own.state)) return [own]
  if (asked === undefined) return []
  return [`${own.date}T${own.from}` < `${asked.date}T${asked.from}` ? own : asked]
}

/** The last of several moments; empty of none. */
export function latestOf(instants: readonly Instant[]): Instant {
  return instants.reduce((a, b) => (a > b ? a : b), '')
}
