import { addMinutes, epochSeconds, addMonths, instantOf } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { House } from '../../houses/schema.ts'
import type { Room } from '../../rooms/schema.ts'
import type { Booking, BookingState, Occurrence } from '../schema.ts'
import { isOpen } from './state.ts'

export interface Waiting {
  deadline?: Instant
  remindAt?: Instant
}

/**
 * Until when an open booking holds its slot. Unproved: the house's hold time. Proved: the shortest time to decide among its
 * rooms. Never beyond the start of the use, when there is nothing left to decide (its end, if it has begun already).
 */
export function waitingOf(
  state: BookingState,
  { date, from, to }: Pick<Occurrence, 'date' | 'from' | 'to'>,
  terms: { house: House; rooms: readonly Room[]; now: Instant },
): Waiting {
  if (!isOpen(state)) return {}
  const { house, rooms, now } = terms
  const hold = Math.min(...rooms.map((room) => room.decideWithinHours * 60))
  const minutes = state === 'unconfirmed' ? Math.min(house.unprovedHoldMinutes, hold) : hold
  const starts = instantOf(date, from, house.timeZone)
  const latest = starts > now ? starts : instantOf(date, to, house.timeZone)
  const deadline = earlier(addMinutes(now, minutes), latest)
  const remindAt = addMinutes(deadline, -house.reminderHours * 60)
  return house.reminderHours > 0 && remindAt > now ? { deadline, remindAt } : { deadline }
}

/** What is to be done with an open booking at this moment. */
export function dueStep(booking: Booking, now: Instant): 'expire' | 'remind' | undefined {
  if (!isOpen(booking.state) || booking.deadline === undefined) return undefined
  if (booking.deadline <= now) return 'expire'
  return booking.remindAt !== undefined && booking.remindAt <= now ? 'remind' : undefined
}

/** When to look at it next. */
export function dueAt({ state, deadline, remindAt }: Booking): Instant | undefined {
  return isOpen(state) ? (remindAt ?? deadline) : undefined
}

/** When the booking goes away with its personal data: the house's months after its last date. Epoch seconds. */
export function goesAwayAt(occurrences: readonly Occurrence[], retentionMonths: number): number {
  const last = occurrences.reduce((latest, { date }) => (date > latest ? date : latest), '')
  return epochSeconds(instantOf(addMonths(last, retentionMonths), '00:00', 'UTC'))
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b
}
