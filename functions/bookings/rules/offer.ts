import { addMinutes, instantOf, minutesBetween } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Booking, Occurrence } from '../schema.ts'
import type { HeldSlot } from '../schema/occurrence.ts'
import { datesChanges } from './decision.ts'
import { withStep } from './history.ts'
import type { Doing } from './history.ts'
import { stateOf } from './scope.ts'
import type { Moment } from './scope.ts'

const halfADay = 12 * 60
const aWeek = 7 * 24 * 60

/**
 * Until when another time is held for whoever lost a date: a quarter of the time that is left until then, at least half a day and
 * at most a week, and never beyond its start.
 */
export function offerHeldUntil({ date, from }: HeldSlot, { now, zone }: Moment): Instant {
  const start = instantOf(date, from, zone)
  const minutes = Math.min(aWeek, Math.max(halfADay, Math.floor(minutesBetween(now, start) / 4)))
  const until = addMinutes(now, minutes)
  return until < start ? until : start
}

/** When the first of a booking's offers is over. */
export function firstOfferEnd({ occurrences }: Pick<Booking, 'occurrences'>): Instant | undefined {
  const ends = occurrences.flatMap(({ offered }) => offered?.until ?? [])
  return ends.sort()[0]
}

/** Dates whose offer nobody has taken in time. */
export function offersOver({ occurrences }: Booking, now: Instant): Occurrence[] {
  return occurrences.filter(({ offered }) => offered !== undefined && offered.until <= now)
}

/** Gives offers up: their time is free again. */
export function withoutOffers(
  booking: Booking,
  dates: readonly Occurrence[],
  { moment, ...doing }: Pick<Doing, 'id' | 'at' | 'by'> & { moment: Moment },
): Booking {
  const keys = new Set(dates.map(({ key }) => key))
  const occurrences = booking.occurrences.map((each): Occurrence => {
    if (!keys.has(each.key)) return each
    const { offered: _offered, ...own } = each
    return own
  })
  const lines = datesChanges(dates.map(({ key, state }) => ({ key, state })))
  const told = { ...doing, what: 'offer-over', ...(booking.repeat ? { dates: lines } : {}) } as const
  return withStep(booking, told, { occurrences, state: stateOf(occurrences, moment) })
}
