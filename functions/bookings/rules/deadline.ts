import { addMinutes, epochSeconds, addMonths, instantOf, instantOfKept } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { House } from '../../houses/schema.ts'
import type { Room } from '../../rooms/schema.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { roomsAt } from './consent.ts'
import { firstOfferEnd, offersOver } from './offer.ts'
import { isUndecided } from './scope.ts'
import { slotsInQuestion } from './slot.ts'
import { isOpen } from './state.ts'

export interface Waiting {
  deadline?: Instant
  remindAt?: Instant
}

/** The house with all its rooms, and the present moment. */
interface WaitingTerms {
  house: House
  rooms: readonly Room[]
  now: Instant
}

/**
 * Until when an undecided booking holds what it asks for. Unproved: the house's hold time. Proved: the shortest time to decide
 * among the rooms that are asked for. Never beyond the start of its last undecided date, when there is nothing left to decide
 * (the end, if it has begun already).
 */
export function waitingOf(
  booking: Pick<Booking, 'state' | 'occurrences' | 'rooms'>,
  { house, rooms, now }: WaitingTerms,
): Waiting {
  if (!isUndecided(booking)) return {}
  const { timeZone } = house
  const hold = Math.min(...roomsInQuestion(booking, rooms).map((room) => room.decideWithinHours * 60))
  const minutes = booking.state === 'unconfirmed' ? Math.min(house.unprovedHoldMinutes, hold) : hold
  const waiting = booking.occurrences.flatMap(undecidedSlots)
  const starts = waiting.map(({ date, from }) => instantOfKept(date, from, timeZone))
  const ends = waiting.map(({ date, to }) => instantOfKept(date, to, timeZone))
  const [lastStart, lastEnd] = [latestOf(starts), latestOf(ends)]
  const latest = lastStart > now ? lastStart : lastEnd
  const deadline = Number.isFinite(minutes) ? earlier(addMinutes(now, minutes), latest) : latest
  const remindAt = addMinutes(deadline, -house.reminderHours * 60)
  return house.reminderHours > 0 && remindAt > now ? { deadline, remindAt } : { deadline }
}

/**
 * Until when a request whose deadline has passed may wait once more; `undefined` where it has done so already, or there is nothing
 * left to wait for: its last undecided date has begun, its rooms are gone.
 */
export function waitingLonger(booking: Booking, terms: WaitingTerms): Waiting | undefined {
  const { house, rooms, now } = terms
  const starts = booking.occurrences.flatMap(undecidedSlots)
  const hasBegun = starts.every(({ date, from }) => instantOfKept(date, from, house.timeZone) <= now)
  const areGone = roomsInQuestion(booking, rooms).length === 0
  return wasExtended(booking) || hasBegun || areGone ? undefined : waitingOf(booking, terms)
}

/** What takes no room is decided as soon as any room of the house would be. */
function roomsInQuestion(
  booking: Pick<Booking, 'occurrences' | 'rooms'>,
  rooms: readonly Room[],
): readonly Room[] {
  const asked = slotsInQuestion(booking).flatMap((slot) => roomsAt(booking, slot, rooms))
  return asked.length === 0 && booking.rooms.length === 0 ? rooms : asked
}

/** Since it was approved, or a change of it decided: what is asked for afterwards waits for a deadline of its own. */
function wasExtended({ history }: Pick<Booking, 'history'>): boolean {
  const decisions = ['approved', 'change-approved', 'change-declined', 'change-expired']
  const since = history.findLastIndex(({ what }) => decisions.includes(what))
  return history.slice(since + 1).some(({ what }) => what === 'deadline-extended')
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

/** What is to be done at this moment with a booking that is undecided, or for which another time is held. */
export function dueStep(booking: Booking, now: Instant): 'offers-over' | 'expire' | 'remind' | undefined {
  if (offersOver(booking, now).length > 0) return 'offers-over'
  if (!isUndecided(booking) || booking.deadline === undefined) return undefined
  if (booking.deadline <= now) return 'expire'
  return booking.remindAt !== undefined && booking.remindAt <= now ? 'remind' : undefined
}

/** When to look at it next. */
export function dueAt(booking: Booking): Instant | undefined {
  const { work, deadline, remindAt } = booking
  if (work) return addMinutes(work.since, patienceMinutes)
  const next = isUndecided(booking) ? (remindAt ?? deadline) : undefined
  const offer = firstOfferEnd(booking)
  if (next === undefined || offer === undefined) return next ?? offer
  return earlier(next, offer)
}

/** When the booking goes away with its personal data: the house's months after its last date. Epoch seconds. */
export function goesAwayAt(occurrences: readonly Occurrence[], retentionMonths: number): number {
  const last = occurrences.reduce((latest, { date }) => (date > latest ? date : latest), '')
  return epochSeconds(instantOf(addMonths(last, retentionMonths), '00:00', 'UTC'))
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b
}
