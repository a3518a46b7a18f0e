import { addMinutes } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { isUpcoming } from './scope.ts'
import type { Moment } from './scope.ts'

/** A house may begin to ask at any time: so often each standing booking is looked at. */
const lookMinutes = 28 * 24 * 60

/** Dates to come that a booking has for sure. */
export function datesAhead({ occurrences }: Pick<Booking, 'occurrences'>, moment: Moment): Occurrence[] {
  return occurrences.filter((date) => date.state === 'approved' && isUpcoming(date, moment))
}

/** Next look at a booking of which nobody is asked anything now. */
export function nextLook(now: Instant): Instant {
  return addMinutes(now, lookMinutes)
}

/**
 * The booking with its pulse: one that stands (a series of which two dates or more are to come) is looked at from time to time, one that
 * has become silent until its last date is over.
 */
export function withPulse<Of extends Booking>(booking: Of, moment: Moment): Of {
  const { pulse, ...rest } = booking
  const ahead = booking.repeat === undefined ? 0 : datesAhead(booking, moment).length
  const least = pulse?.quietSince === undefined ? 2 : 1
  if (ahead < least) return pulse === undefined ? booking : (rest as Of)
  if (pulse !== undefined) return booking
  return { ...booking, pulse: { since: moment.now, asked: [], at: nextLook(moment.now) } }
}

/** Whether somebody is asked whether they still meet, and has not answered. */
export function isAskedForPulse({ pulse }: Pick<Booking, 'pulse'>): boolean {
  return pulse !== undefined && (pulse.asked.length > 0 || pulse.quietSince !== undefined)
}
