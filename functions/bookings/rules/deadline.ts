import { addMinutes, instantOfKept } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { goesAfter, unprovedGoesAfter } from '../../houses/rules/retention.ts'
import { endOfNextWorkday, noticedAfter } from '../../houses/rules/silence.ts'
import type { House } from '../../houses/schema.ts'
import type { Room } from '../../rooms/schema.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { roomsAt } from './consent.ts'
import { firstOfferEnd, offersOver } from './offer.ts'
import { isOverUnproved } from './proof.ts'
import { isUndecided } from './scope.ts'
import { latestAnswer, latestOf, undecidedSlots } from './promise.ts'
import { slotsInQuestion } from './slot.ts'

export interface Waiting {
  deadline?: Instant
  remindAt?: Instant
  lookAt?: Instant
}

/** The house with all its rooms, and the present moment. */
export interface WaitingTerms {
  house: House
  rooms: readonly Room[]
  now: Instant
}

/**
 * Until when an undecided booking holds what it asks for. Unproved: the house's hold time, or where nobody can prove anything by mail
 * the end of the next day on which somebody decides, who calls. Proved: the shortest time to decide
 * among the rooms that are asked for. Never so late that the answer would be of no use for its last undecided date (`latestAnswer`);
 * where that date has begun already, its end.
 */
export function waitingOf(
  booking: Pick<Booking, 'state' | 'occurrences' | 'rooms' | 'contact'>,
  { house, rooms, now }: WaitingTerms,
): Waiting {
  if (!isUndecided(booking)) return {}
  const { timeZone } = house
  const hold = Math.min(...roomsInQuestion(booking, rooms).map((room) => room.decideWithinHours * 60))
  const waiting = booking.occurrences.flatMap(undecidedSlots)
  const starts = waiting.map(({ date, from }) => instantOfKept(date, from, timeZone))
  const ends = waiting.map(({ date, to }) => instantOfKept(date, to, timeZone))
  const [lastStart, lastEnd] = [latestOf(starts), latestOf(ends)]
  const latest = lastStart > now ? latestAnswer(lastStart, { now, zone: timeZone }) : lastEnd
  const decided = Number.isFinite(hold) ? earlier(addMinutes(now, hold), latest) : latest
  const deadline =
    booking.state === 'unconfirmed' ? earlier(unprovedUntil(booking, { house, now }), decided) : decided
  const remindAt = addMinutes(deadline, -house.reminderHours * 60)
  const reminder = house.reminderHours > 0 && remindAt > now ? { remindAt } : {}
  const lookAt = booking.state === 'unconfirmed' ? undefined : noticedAfter(now, house)
  const isLookedAt = lookAt !== undefined && lookAt < (reminder.remindAt ?? deadline)
  return { deadline, ...reminder, ...(isLookedAt ? { lookAt } : {}) }
}

function unprovedUntil(
  { contact }: Pick<Booking, 'contact'>,
  { house, now }: Pick<WaitingTerms, 'house' | 'now'>,
) {
  if (contact.email !== undefined) return addMinutes(now, house.unprovedHoldMinutes)
  return endOfNextWorkday(now, house)
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

function wasExtended(booking: Pick<Booking, 'history'>): boolean {
  return sinceDecided(booking).some(({ what }) => what === 'deadline-extended')
}

/** Since it was approved, or a change of it decided: what is asked for afterwards waits for a deadline of its own. */
function sinceDecided({ history }: Pick<Booking, 'history'>): Booking['history'] {
  const decisions = ['approved', 'change-approved', 'change-declined', 'change-expired']
  return history.slice(history.findLastIndex(({ what }) => decisions.includes(what)) + 1)
}

/** Since when an undecided booking waits for somebody of the house: since it was asked for, and its address proved. */
export function waitingSince(booking: Pick<Booking, 'history' | 'createdAt'>): Instant {
  const lines = sinceDecided(booking)
  const begun = lines.find(({ what }) => what === 'confirmed') ?? lines[0]
  return begun?.at ?? booking.createdAt
}

/** So long a change of several transactions is left alone before it is taken for dead. */
export const patienceMinutes = 2

/** What is to be done at this moment with a booking that is undecided, or for which another time is held. */
export function dueStep(
  booking: Booking,
  now: Instant,
): 'offers-over' | 'expire' | 'questions-over' | 'remind' | 'look' | undefined {
  if (offersOver(booking, now).length > 0) return 'offers-over'
  if (!isUndecided(booking) || booking.deadline === undefined) return undefined
  if (booking.deadline <= now) return 'expire'
  if (booking.askedUntil !== undefined && booking.askedUntil <= now) return 'questions-over'
  if (booking.remindAt !== undefined && booking.remindAt <= now) return 'remind'
  return booking.lookAt !== undefined && booking.lookAt <= now ? 'look' : undefined
}

/** When to look at it next. */
export function dueAt(booking: Booking): Instant | undefined {
  const { work, deadline, remindAt, lookAt, askedUntil } = booking
  if (work) return addMinutes(work.since, patienceMinutes)
  const own = isUndecided(booking) ? [lookAt, remindAt, deadline, askedUntil] : []
  return [...own, firstOfferEnd(booking)].filter((at) => at !== undefined).sort()[0]
}

/** When the booking goes away with its personal data: the house's months after its last date. Epoch seconds. */
export function goesAwayAt(occurrences: readonly Occurrence[], retentionMonths: number): number {
  return goesAfter(lastOf(occurrences), retentionMonths)
}

/** The same, or days after its end where nobody showed whose address it is: that may be somebody's who has never heard of the house. */
export function bookingGoesAwayAt(booking: Booking, retentionMonths: number): number {
  const { occurrences, history, createdAt } = booking
  if (!isOverUnproved(booking)) return goesAwayAt(occurrences, retentionMonths)
  return unprovedGoesAfter(history.at(-1)?.at ?? createdAt, lastOf(occurrences), retentionMonths)
}

const lastOf = (occurrences: readonly Occurrence[]) =>
  occurrences.reduce((latest, { date }) => (date > latest ? date : latest), '')

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b
}
