import { addDays, addMinutes, instantOf, instantOfKept, today } from '../../../shared/time/civil.ts'
import type { Instant, LocalDate } from '../../../shared/time/civil.ts'
import { datesAhead, nextLook } from '../../bookings/rules/pulse.ts'
import type { Booking } from '../../bookings/schema.ts'
import type { Pulse } from '../../bookings/schema/pulse.ts'
import type { House } from '../../houses/schema.ts'

const day = 24 * 60

/** So long an answer may take, each of the two times. */
const answerMinutes = 7 * day

/** Dates of whoever is silent become free so long before they begin, so that others can still use them. */
const aheadMinutes = 7 * day

/** So long after the note somebody can come back before the first date goes, unless the house says otherwise. */
const usualGraceDays = 7

export interface PulseTerms {
  house: Pick<House, 'pulseWeeks' | 'pulseGraceDays' | 'timeZone'>
  now: Instant
  /** Public and school holidays: people are away then. */
  isHoliday: (date: LocalDate) => boolean
}

/** What is to be done with a standing booking at this moment. */
export type PulseStep =
  /** Nobody holds it any more, or not much longer. */
  | { is: 'over' }
  /** Nothing yet: look again then. */
  | { is: 'wait'; pulse: Pulse }
  | { is: 'ask' | 'quiet'; pulse: Pulse }
  /** These dates are given to others. */
  | { is: 'free'; keys: string[] }

/**
 * Whether those who hold it are asked if they still meet, count as silent, or lose the next date: every so many weeks one question, a week
 * later another, a week later a note for others, and then one date after the other. In the holidays nobody is asked or counted as silent.
 */
export function nextPulseStep(booking: Booking, terms: PulseTerms): PulseStep {
  const { house, now } = terms
  const { pulse } = booking
  if (pulse === undefined) return { is: 'over' }
  if (house.pulseWeeks === undefined) {
    const { quietSince: _quiet, ...alive } = pulse
    return { is: 'wait', pulse: { ...alive, asked: [], at: nextLook(now) } }
  }
  if (pulse.quietSince !== undefined)
    return freeing(booking, { ...pulse, quietSince: pulse.quietSince }, terms)
  const last = pulse.asked.at(-1)
  const due =
    last === undefined ? addMinutes(pulse.since, house.pulseWeeks * 7 * day) : addMinutes(last, answerMinutes)
  const at = outOfHolidays(due > now ? due : now, terms)
  if (at > now) return { is: 'wait', pulse: { ...pulse, at } }
  if (pulse.asked.length < 2) {
    const asked = [...pulse.asked, now]
    return { is: 'ask', pulse: { ...pulse, asked, at: addMinutes(now, answerMinutes) } }
  }
  return { is: 'quiet', pulse: { ...pulse, quietSince: now, at: firstFreed(now, terms) } }
}

function freeing(booking: Booking, pulse: Pulse & { quietSince: Instant }, terms: PulseTerms): PulseStep {
  const { house, now } = terms
  const from = firstFreed(pulse.quietSince, terms)
  const dates = datesAhead(booking, { now, zone: house.timeZone })
  if (dates.length === 0) return { is: 'over' }
  const due = dates.map(({ key, date, from: begins }) => {
    const ahead = addMinutes(instantOfKept(date, begins, house.timeZone), -aheadMinutes)
    return { key, at: ahead > from ? ahead : from }
  })
  const over = due.filter(({ at }) => at <= now)
  if (over.length > 0) return { is: 'free', keys: over.map(({ key }) => key) }
  const [next = now] = due.map(({ at }) => at).toSorted()
  return { is: 'wait', pulse: { ...pulse, at: next } }
}

/** Before that somebody can come back and keeps every date. */
export function firstFreed(quietSince: Instant, { house }: Pick<PulseTerms, 'house'>): Instant {
  return addMinutes(quietSince, (house.pulseGraceDays ?? usualGraceDays) * day)
}

/** The same moment, or the morning after the holidays in which it lies. */
function outOfHolidays(at: Instant, { house, isHoliday }: PulseTerms): Instant {
  let date = today(at, house.timeZone)
  if (!isHoliday(date)) return at
  while (isHoliday(date)) date = addDays(date, 1)
  return instantOf(date, '09:00', house.timeZone)
}
