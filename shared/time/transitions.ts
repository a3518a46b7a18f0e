import { Temporal } from 'temporal-polyfill'
import { epochMilliseconds, instantOfEpoch } from './civil.ts'
import type { Instant, Zone } from './civil.ts'

/** A change of a zone's clocks; offsets are minutes east of UTC. */
export interface Transition {
  at: Instant
  before: number
  after: number
}

/** The changes of the zone's clocks after `from` and up to and including `to`, in order. */
export function transitionsOf(zone: Zone, from: Instant, to: Instant): Transition[] {
  const transitions: Transition[] = []
  let current = Temporal.Instant.from(from).toZonedDateTimeISO(zone)
  for (;;) {
    const next = current.getTimeZoneTransition('next')
    if (!next || next.epochMilliseconds > epochMilliseconds(to)) return transitions
    const before = next.subtract({ milliseconds: 1 }).offsetNanoseconds / 6e10
    transitions.push({
      at: instantOfEpoch(next.epochMilliseconds),
      before,
      after: next.offsetNanoseconds / 6e10,
    })
    current = next
  }
}

/** Minutes east of UTC that the zone's clocks are at the instant. */
export function offsetAt(instant: Instant, zone: Zone): number {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 6e10
}
