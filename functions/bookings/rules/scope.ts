import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { instantOfKept } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Booking, BookingState, Occurrence } from '../schema.ts'
import type { Scope } from '../schema/series.ts'
import { isOpen, mayTake } from './state.ts'
import type { Step } from './state.ts'

export interface Moment {
  now: Instant
  zone: string
}

/** Not over yet; a date that goes on at this moment can still be changed. */
export function isUpcoming({ date, to }: Pick<Occurrence, 'date' | 'to'>, { now, zone }: Moment): boolean {
  return instantOfKept(date, to, zone) > now
}

/**
 * The dates that a change is meant for, none of them past: this one, this and all following (in the order of their original
 * starts), or all. A single booking has one date whatever is said. Refuses with `unknown-date`, or `in-the-past` if nothing
 * of what is meant is still to come.
 */
export function datesInScope(
  booking: Booking,
  { scope, occurrence: key }: Scope,
  moment: Moment,
): Occurrence[] {
  const meant = meantBy(booking, scope ?? (key === undefined ? 'all' : 'this'), key)
  const upcoming = meant.filter((occurrence) => isUpcoming(occurrence, moment))
  if (upcoming.length === 0) throw new Refusal('conflict', 'in-the-past')
  return upcoming
}

function meantBy(
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

/** One of the ways to say which dates are meant, with what the button shall name. */
export interface ScopeChoice {
  scope: 'this' | 'following' | 'all'
  /** The date that `this` means and `following` begins with; of `all` the first one. */
  first: Occurrence
  last: Occurrence
  count: number
}

/**
 * The choices that a date of a series offers for a step, each only where it means something of its own: this one, this and
 * all following, all that are still to come. Dates with which the step cannot be taken do not count.
 */
export function scopeChoices(booking: Booking, step: Step, moment: Moment, key: string): ScopeChoice[] {
  const able = booking.occurrences.filter(
    (each) =>
      isUpcoming(each, moment) && (mayTake(step, each.state) || (each.asked !== undefined && decides(step))),
  )
  const one = able.filter((each) => each.key === key)
  const following = able.filter((each) => each.key >= key)
  const choice = (scope: ScopeChoice['scope'], dates: Occurrence[]): ScopeChoice[] => {
    const [first, last] = [dates[0], dates.at(-1)]
    return first === undefined || last === undefined ? [] : [{ scope, first, last, count: dates.length }]
  }
  return [
    ...choice('this', one),
    ...(following.length > one.length ? choice('following', following) : []),
    ...(able.length > following.length ? choice('all', able) : []),
  ]
}

const decides = (step: Step) => step === 'approve' || step === 'decline'
