import type { Booking, HistoryEntry, Occurrence } from '../../bookings/schema.ts'
import type { Offered } from '../schema/closure.ts'
import { besideInTheWay, datesInTheWay } from './block.ts'
import type { BlockedPlace } from './block.ts'
import { datesChanges } from '../../bookings/rules/decision.ts'
import { withStep } from '../../bookings/rules/history.ts'
import type { Doing } from '../../bookings/rules/history.ts'
import { isUpcoming, stateOf } from '../../bookings/rules/scope.ts'

export interface Displacing {
  doing: Pick<HistoryEntry, 'id' | 'at' | 'by'> & { what: 'cancelled' | 'displaced'; words: string }
  /** Other times for the dates that are lost, by key. */
  offers?: ReadonlyMap<string, Offered>
}

/** What a booking loses to a block: dates that are not over, and other times held beside dates. */
export function lostTo(booking: Booking, place: BlockedPlace, now: string) {
  const isToCome = (occurrence: Occurrence) => isUpcoming(occurrence, { now, zone: place.zone })
  const dates = datesInTheWay(booking, place).filter(isToCome)
  const beside = besideInTheWay(booking, place).filter((date) => !dates.includes(date))
  return { dates, beside }
}

/** The booking without what lies under the block, as one line of its history; another time in the place of an earlier offer. */
export function displacedBy(
  booking: Booking,
  place: BlockedPlace,
  { doing, offers = new Map() }: Displacing,
): { after: Booking; dates: Occurrence[] } {
  const { dates, beside } = lostTo(booking, place, doing.at)
  const lost = new Set(dates.map(({ key }) => key))
  const freed = new Set(beside.map(({ key }) => key))
  const occurrences = booking.occurrences.map((each): Occurrence => {
    if (!lost.has(each.key) && !freed.has(each.key)) return each
    const { asked: _asked, offered: _offered, ...own } = each
    const offered = offers.get(each.key)
    if (lost.has(each.key)) return { ...own, state: 'cancelled', ...(offered ? { offered } : {}) }
    return { ...own, ...(offered ? { offered } : {}) }
  })
  const again = beside.filter(({ key }) => offers.has(key))
  const lines = [...dates, ...again]
  const told = lines.length > 0 ? toldOf(booking, lines, doing) : besideTold(booking, beside, doing)
  const state = stateOf(occurrences, { now: doing.at, zone: place.zone })
  return { after: withStep(booking, told, { state, occurrences }), dates }
}

function toldOf({ repeat }: Booking, dates: readonly Occurrence[], doing: Displacing['doing']): Doing {
  if (repeat === undefined) return doing
  return { ...doing, dates: datesChanges(dates.map(({ key }) => ({ key, state: 'cancelled' }))) }
}

/** Only another time is lost: a change that was asked for, or what an earlier closure had offered. */
function besideTold({ repeat }: Booking, dates: readonly Occurrence[], doing: Displacing['doing']): Doing {
  const what = dates.some(({ asked }) => asked !== undefined) ? 'change-declined' : 'offer-over'
  const lines = datesChanges(dates.map(({ key, state }) => ({ key, state })))
  return { ...doing, what, ...(repeat === undefined ? {} : { dates: lines }) }
}
