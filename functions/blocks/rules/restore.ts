import { datesChanges } from '../../bookings/rules/decision.ts'
import { withStep } from '../../bookings/rules/history.ts'
import type { Doing } from '../../bookings/rules/history.ts'
import { isQuestionOpen } from '../../bookings/rules/question.ts'
import { isUpcoming, stateOf } from '../../bookings/rules/scope.ts'
import type { Moment } from '../../bookings/rules/scope.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import type { AffectedDate } from '../schema/closure.ts'

/** One thing that a closure took from a booking: a date, a change that was asked for beside it, or another time held for it. */
export interface Loss {
  key: string
  what: 'date' | 'asked' | 'offered'
}

/**
 * What a booking lost and still does without: dates neither moved to what was offered nor claimed anew, and not over; changes about which
 * somebody could still decide; offers that would still hold.
 */
export function stillLost(booking: Booking, noted: readonly AffectedDate[], moment: Moment): Loss[] {
  const dates = new Map(booking.occurrences.map((date) => [date.key, date]))
  return noted.flatMap(({ occurrence: key, beside, asked, wasOffered, offered }): Loss[] => {
    const date = dates.get(key)
    if (date === undefined || !isUpcoming(date, moment)) return []
    const isGone = date.state === 'cancelled'
    const isSameOffer = date.offered === undefined || date.offered.until === offered?.until
    const isBeside = date.state === 'approved' || (beside === undefined && isGone)
    const isUnasked = asked !== undefined && date.asked === undefined
    const isAskable = isBeside && isUnasked && isQuestionOpen(booking, { ...date, asked }, moment)
    const isHeld = beside === 'offered' && isGone && isSameOffer && wasOffered !== undefined
    return [
      ...(beside === undefined && isGone ? [{ key, what: 'date' } as const] : []),
      ...(isAskable ? [{ key, what: 'asked' } as const] : []),
      ...(isHeld && wasOffered.until > moment.now ? [{ key, what: 'offered' } as const] : []),
    ]
  })
}

interface Restoring {
  noted: readonly AffectedDate[]
  doing: Omit<Doing, 'what'>
  zone: string
}

/** The booking with some of what it lost as it was before, and the closure's own offers for it given up. */
export function restoredBy(
  booking: Booking,
  lost: readonly Loss[],
  { noted, doing, zone }: Restoring,
): Booking {
  const notes = new Map(noted.map((note) => [note.occurrence, note]))
  const back = Map.groupBy(lost, ({ key }) => key)
  const occurrences = booking.occurrences.map((date) => {
    const note = notes.get(date.key)
    const parts = back.get(date.key)?.map(({ what }) => what) ?? []
    return note === undefined ? date : restored(date, note, parts)
  })
  const isDate = lost.some(({ what }) => what === 'date')
  const told = isDate ? lost.filter(({ what }) => what === 'date') : lost
  const keys = new Set(told.map(({ key }) => key))
  const lines = occurrences.filter(({ key }) => keys.has(key)).map(({ key, state }) => ({ key, state }))
  // Only a question that is open again, or an offer that is held again, is told as what it is.
  const beside = lost.some(({ what }) => what === 'asked') ? 'change-asked' : 'displaced'
  const line = {
    ...doing,
    what: isDate ? 'restored' : beside,
    ...(booking.repeat ? { dates: datesChanges(lines) } : {}),
  } as const
  return withStep(booking, line, { occurrences, state: stateOf(occurrences, { now: doing.at, zone }) })
}

function restored(date: Occurrence, note: AffectedDate, parts: readonly Loss['what'][]): Occurrence {
  const { offered: _offered, ...own } = date
  if (parts.includes('offered')) return { ...own, ...(note.wasOffered ? { offered: note.wasOffered } : {}) }
  const next = parts.includes('date') ? { ...own, state: note.state } : date
  const isAsked = parts.includes('asked') && next.state === 'approved'
  return { ...next, ...(isAsked && note.asked ? { asked: note.asked } : {}) }
}
