import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { instantOfKept } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Booking, BookingState, Occurrence } from '../schema.ts'
import type { Scope } from '../schema/series.ts'
import { isOpen } from './state.ts'

export interface Moment {
  now: Instant
  zone: string
}

/** Not over yet; a date that goes on at this moment can still be changed. */
export function isUpcoming({ date, to }: Pick<Occurrence, 'date' | 'to'>, { now, zone }: Moment): boolean {
  return instantOfKept(date, to, zone) > now
}

/** Goes on at this moment, or is over. */
export function hasBegun({ date, from }: Pick<Occurrence, 'date' | 'from'>, { now, zone }: Moment): boolean {
  return instantOfKept(date, from, zone) <= now
}

/** The dates that a scope names, past ones too, in the order of their original starts. Refuses with `unknown-date`. */
export function meantBy(
  { repeat, occurrences }: Booking,
  scope: NonNullable<Scope['scope']>,
  key: string | undefined,
) {
  if (repeat === undefined || scope === 'all') return occurrences
  if (key === undefined) throw invalidField('/occurrence')
  if (scope === 'following') return occurrences.filter((each) => each.key >= key)
  const found = occurrences.filter((each) => each.key === key)
  if (found.length === 0)
    throw new Refusal('not-found', 'unknown-date', { pointer: '/occurrence', date: key })
  return found
}

/** The state of a booking, told by its dates: by those to come, if there are any. */
export function stateOf(occurrences: readonly Occurrence[], moment: Moment): BookingState {
  const upcoming = occurrences.filter((occurrence) => isUpcoming(occurrence, moment))
  const states = new Set((upcoming.length > 0 ? upcoming : occurrences).map(({ state }) => state))
  const order = ['unconfirmed', 'requested', 'approved', 'cancelled', 'expired', 'declined'] as const
  return order.find((state) => states.has(state)) ?? 'declined'
}

/** Waits for a decision: a request, or a change of what was approved. */
export function isUndecided({ state, occurrences }: Pick<Booking, 'state' | 'occurrences'>): boolean {
  return isOpen(state) || occurrences.some(({ asked }) => asked !== undefined)
}
