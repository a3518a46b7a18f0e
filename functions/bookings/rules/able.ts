import { Refusal } from '../../../shared/refusal.ts'
import type { Booking, Occurrence } from '../schema.ts'
import type { Scope } from '../schema/series.ts'
import type { OfRooms } from './move.ts'
import { isQuestionOpen } from './question.ts'
import { hasBegun, isUpcoming, meantBy } from './scope.ts'
import type { Moment } from './scope.ts'
import { mayTake } from './state.ts'
import type { Step } from './state.ts'

type OfSeries = OfRooms & Pick<Booking, 'occurrences'>

/** Whether a step can be taken with a date; a change that was asked for is decided like a request. */
function isAble(booking: OfRooms, step: Step, date: Occurrence, moment: Moment): boolean {
  if (!isUpcoming(date, moment)) return false
  return mayTake(step, date.state) || (decides(step) && isQuestionOpen(booking, date, moment))
}

/** The dates with which a step can be taken when each is meant alone: none is over, one may be going on. */
export function ableDates(booking: OfSeries, step: Step, moment: Moment): Occurrence[] {
  return booking.occurrences.filter((date) => isAble(booking, step, date, moment))
}

/**
 * Those of them that a step for several dates reaches: whoever changes or ends a series does not mean the date that goes on at this
 * moment. A single booking has one date, and a decision is still possible while it goes on.
 */
export function ableTogether(
  booking: OfSeries & Pick<Booking, 'repeat'>,
  step: Step,
  moment: Moment,
): Occurrence[] {
  return withoutBegun(booking, step, ableDates(booking, step, moment), moment)
}

/** The dates that a page offers a step for: the one that it is about, or all that the step reaches together. */
export function ableFor(booking: Booking, step: Step, moment: Moment, key: string | undefined): Occurrence[] {
  if (key === undefined) return ableTogether(booking, step, moment)
  return ableDates(booking, step, moment).filter((date) => date.key === key)
}

function withoutBegun(
  { repeat }: Pick<Booking, 'repeat'>,
  step: Step,
  dates: Occurrence[],
  moment: Moment,
): Occurrence[] {
  if (repeat === undefined || !['move', 'change', 'cancel'].includes(step)) return dates
  return dates.filter((date) => !hasBegun(date, moment))
}

/**
 * The dates that a step is meant for: this one, this and all following (in the order of their original starts), or all. A single booking
 * has one date whatever is said. Refuses with `unknown-date`, with `in-the-past` if nothing of what is meant is still to come, and with
 * `already-decided` if the step can be taken with none of it.
 */
export function datesMeant(booking: Booking, step: Step, scope: Scope, moment: Moment): Occurrence[] {
  const which = scope.scope ?? (scope.occurrence === undefined ? 'all' : 'this')
  const upcoming = meantBy(booking, which, scope.occurrence).filter((date) => isUpcoming(date, moment))
  const left = which === 'this' ? upcoming : withoutBegun(booking, step, upcoming, moment)
  if (left.length === 0) throw new Refusal('conflict', 'in-the-past')
  const able = left.filter((date) => isAble(booking, step, date, moment))
  if (able.length === 0) throw new Refusal('conflict', 'already-decided', { state: left[0]?.state })
  return able
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
  const one = ableDates(booking, step, moment).filter((each) => each.key === key)
  const all = ableTogether(booking, step, moment)
  const following = all.filter((each) => each.key >= key)
  const choice = (scope: ScopeChoice['scope'], dates: Occurrence[]): ScopeChoice[] => {
    const [first, last] = [dates[0], dates.at(-1)]
    return first === undefined || last === undefined ? [] : [{ scope, first, last, count: dates.length }]
  }
  const isMore = following.some((each) => each.key !== key)
  return [
    ...choice('this', one),
    ...(isMore ? choice('following', following) : []),
    ...(all.length > following.length ? choice('all', all) : []),
  ]
}

const decides = (step: Step) => step === 'approve' || step === 'decline'
