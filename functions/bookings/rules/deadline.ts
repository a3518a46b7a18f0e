import { addMinutes, epochSeconds, addMonths, instantOf } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { House } from '../../houses/schema.ts'
import type { Room } from '../../rooms/schema.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { isUndecided } from './scope.ts'
import { isOpen } from './state.ts'

export interface Waiting {
  deadline?: Instant
  remindAt?: Instant
}

/**
 * Until when an undecided booking holds what it asks for. Unproved: the house's hold time. Proved: the shortest time to decide
 * among its rooms. Never beyond the start of its last undecided date, when there is nothing left to decide (the end, if it has
 * begun already).
 */
export function waitingOf(
  booking: Pick<Booking, 'state' | 'occurrences'>,
  terms: { house: House; rooms: readonly Room[]; now: Instant },
): Waiting {
  if (!isUndecided(booking)) return {}
  const { house, rooms, now } = terms
  const { timeZone } = house
  const hold = Math.min(...rooms.map((room) => room.decideWithinHours * 60))
  const minutes = booking.state === 'unconfirmed' ? Math.min(house.unprovedHoldMinutes, hold) : hold
  const waiting = booking.occurrences.flatMap(undecidedSlots)
  const starts = waiting.map(({ date, from }) => instantOf(date, from, timeZone))
  const ends = waiting.map(({ date, to }) => instantOf(date, to, timeZone))
  const [lastStart, lastEnd] = [latestOf(starts), latestOf(ends)]
  const latest = lastStart > now ? lastStart : lastEnd
  const deadline = earlier(addMinutes(now, minutes), latest)
  const remindAt = addMinutes(deadline, -house.reminderHours * 60)
  return house.reminderHours > 0 && remindAt > now ? { deadline, remindAt } : { deadline }
}

/** Of a change that is asked for, both times bind: that which it has and that which it wants. */
function undecidedSlots({ asked, ...own }: Occurrence): Pick<Occurrence, 'date' | 'from' | 'to'>[] {
  if (isOpen(own.state)) return [own]
  if (asked === undefined) return []
  return [`${own.date}T${own.from}` < `${asked.date}T${asked.from}` ? own : asked]
}

function latestOf(instants: readonly Instant[]): Instant {
  return instants.reduce((a, b) => (a > b ? a : b), '')
}

/** So long a change of several transactions is left alone before it is taken for dead. */
export const patienceMinutes = 2

/** What is to be done with an undecided booking at this moment. */
export function dueStep(booking: Booking, now: Instant): 'expire' | 'remind' | undefined {
  if (!isUndecided(booking) || booking.deadline === undefined) return undefined
  if (booking.deadline <= now) return 'expire'
  return booking.remindAt !== undefined && booking.remindAt <= now ? 'remind' : undefined
}

/** When to look at it next. */
export function dueAt(booking: Booking): Instant | undefined {
  const { work, deadline, remindAt } = booking
  if (work) return addMinutes(work.since, patienceMinutes)
  return isUndecided(booking) ? (remindAt ?? deadline) : undefined
}

/** When the booking goes away with its personal data: the house's months after its last date. Epoch seconds. */
export function goesAwayAt(occurrences: readonly Occurrence[], retentionMonths: number): number {
  const last = occurrences.reduce((latest, { date }) => (date > latest ? date : latest), '')
  return epochSeconds(instantOf(addMonths(last, retentionMonths), '00:00', 'UTC'))
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b
}
