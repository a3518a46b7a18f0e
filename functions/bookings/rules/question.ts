import { instantOfKept } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { datesChanges } from './decision.ts'
import { withStep } from './history.ts'
import type { Doing } from './history.ts'
import { isMoveAsked } from './move.ts'
import type { OfRooms } from './move.ts'
import { stateOf } from './scope.ts'
import type { Moment } from './scope.ts'

/**
 * When a change that is asked for beside a date can no more be decided: as soon as either time begins, the one it has or the one it
 * wants. More heads for the time it has are a question until that is over. `undefined` where nothing is asked.
 */
function questionEnd(booking: OfRooms, date: Occurrence, zone: string): Instant | undefined {
  const { asked } = date
  if (asked === undefined) return undefined
  if (!isMoveAsked(booking, date)) return instantOfKept(date.date, date.to, zone)
  const starts = [date, asked].map((slot) => instantOfKept(slot.date, slot.from, zone))
  return starts.sort()[0]
}

/** Whether a change that was asked for beside a date still waits for a decision. */
export function isQuestionOpen(booking: OfRooms, date: Occurrence, { now, zone }: Moment): boolean {
  const end = questionEnd(booking, date, zone)
  return end !== undefined && end > now
}

/** The booking with the moment at which the first of its questions ends with its date: then the time asked for is given back. */
export function withQuestionEnd<Of extends Booking>(booking: Of, zone: string): Of {
  const { askedUntil: _askedUntil, ...rest } = booking
  const ends = booking.occurrences.flatMap((date) => questionEnd(booking, date, zone) ?? [])
  const [askedUntil] = ends.sort()
  return { ...rest, ...(askedUntil === undefined ? {} : { askedUntil }) } as Of
}

/** Dates beside which something is asked that nobody can decide any more. */
export function oldQuestions(booking: Booking, moment: Moment): Occurrence[] {
  return booking.occurrences.filter(
    (date) => date.asked !== undefined && !isQuestionOpen(booking, date, moment),
  )
}

/** Ends the questions whose dates have begun: what these dates have stays, what was asked for is free again. */
export function withoutOldQuestions(
  booking: Booking,
  { moment, ...doing }: Pick<Doing, 'id' | 'at' | 'by'> & { moment: Moment },
): Booking {
  const old = oldQuestions(booking, moment)
  const keys = new Set(old.map(({ key }) => key))
  const occurrences = booking.occurrences.map((date): Occurrence => {
    if (!keys.has(date.key)) return date
    const { asked: _asked, ...own } = date
    return own
  })
  const lines = datesChanges(old.map(({ key, state }) => ({ key, state })))
  const told = { ...doing, what: 'change-expired', ...(booking.repeat ? { dates: lines } : {}) } as const
  return withStep(booking, told, { occurrences, state: stateOf(occurrences, moment) })
}
