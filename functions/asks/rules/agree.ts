import { Refusal } from '../../../shared/refusal.ts'
import { datesChanges, lifted } from '../../bookings/rules/decision.ts'
import { fieldChanges, withStep } from '../../bookings/rules/history.ts'
import type { Doing } from '../../bookings/rules/history.ts'
import { ownSlot, slotOf } from '../../bookings/rules/move.ts'
import { isUpcoming, stateOf } from '../../bookings/rules/scope.ts'
import type { Moment } from '../../bookings/rules/scope.ts'
import { isInside } from '../../bookings/rules/shares.ts'
import { holdsSlot } from '../../bookings/rules/state.ts'
import { wordsOn } from '../../bookings/rules/words.ts'
import type { Booking, FieldChange, Occurrence } from '../../bookings/schema.ts'
import { headsRefusal } from '../../rooms/rules/wanted.ts'
import type { Room } from '../../rooms/schema.ts'
import type { AskKind, Slot } from '../schema.ts'

/** The date of a booking that somebody means: of a single one its only one. Refuses with `unknown-date`, or `in-the-past`. */
export function dateMeant(booking: Booking, key: string | undefined, moment: Moment): Occurrence {
  const { repeat, occurrences } = booking
  const date = repeat === undefined ? occurrences[0] : occurrences.find((each) => each.key === key)
  if (date === undefined) throw new Refusal('not-found', 'unknown-date', { date: key })
  if (!isUpcoming(date, moment)) throw new Refusal('conflict', 'in-the-past')
  return date
}

/** Whether a date can be shared or swapped as it is: it has its slot for itself, and nothing of it waits for anybody. */
export function isSettled({ state, asked, offered, sharedWith, guest }: Occurrence): boolean {
  const isAlone = sharedWith === undefined && guest === undefined
  return state === 'approved' && isAlone && asked === undefined && offered === undefined
}

/** What an asker may bring along: for a swap it has to be certain, else they give it up whatever it is. */
export function mayBring(kind: AskKind, date: Occurrence): boolean {
  return kind === 'swap'
    ? isSettled(date)
    : isSettled({ ...date, state: 'approved' }) && holdsSlot(date.state)
}

/** True where a date is still as it was when the question was asked. */
export function isStillSo(booking: Booking, key: string, slot: Slot): boolean {
  const date = booking.occurrences.find((each) => each.key === key)
  if (date === undefined) return false
  const now = slotOf(booking, date)
  return isInside(now, slot) && isInside(slot, now)
}

export interface Heads {
  rooms: readonly Room[]
  /** How many come; who has not said counts as one. */
  heads: readonly (number | undefined)[]
}

/** More than the rooms hold, all of them together. */
export function crowdRefusal({ rooms, heads }: Heads): Refusal | undefined {
  const all = heads.reduce<number>((sum, count) => sum + (count ?? 1), 0)
  return headsRefusal(all, rooms)
}

export function headsOn(booking: Booking, date: Occurrence): number | undefined {
  return wordsOn(booking, date).attendees
}

type Saying = Pick<Doing, 'id' | 'at' | 'by'> & { moment: Moment }

/** The booking with one of its dates elsewhere; `sharedWith`: inside somebody else's. */
export function movedTo(
  booking: Booking,
  key: string,
  { slot, sharedWith, also = [] }: { slot: Slot; also?: FieldChange[] } & Pick<Occurrence, 'sharedWith'>,
  { moment, ...doing }: Saying,
): Booking {
  const fields = ['rooms', 'date', 'from', 'to', 'setUpMinutes', 'tidyUpMinutes']
  const meant = booking.occurrences.filter((each) => each.key === key)
  const changes = meant.flatMap((each) => fieldChanges(slotOf(booking, each), slot, fields))
  const occurrences = booking.occurrences.map((each): Occurrence => {
    if (each.key !== key) return each
    const { rooms: _rooms, setUpMinutes: _setUp, tidyUpMinutes: _tidyUp, ...bare } = each
    return { ...bare, ...ownSlot(booking, slot), ...(sharedWith ? { sharedWith } : {}) }
  })
  const state = stateOf(occurrences, moment)
  const dates = booking.repeat === undefined ? {} : { dates: datesChanges(meant) }
  const step: Doing = { ...doing, what: 'moved', changes: [...changes, ...also], ...dates }
  return withStep(booking, step, lifted(booking, { occurrences, state }))
}

/** The booking with a guest on one of its dates. */
export function withGuest(
  booking: Booking,
  key: string,
  { guest, who }: { guest: NonNullable<Occurrence['guest']>; who: string },
  { moment: _moment, ...doing }: Saying,
): Booking {
  const occurrences = booking.occurrences.map((each) => (each.key === key ? { ...each, guest } : each))
  const meant = occurrences.filter((each) => each.key === key)
  const dates = booking.repeat === undefined ? {} : { dates: datesChanges(meant) }
  const step: Doing = { ...doing, what: 'changed', changes: [{ field: 'guest', new: who }], ...dates }
  return withStep(booking, step, lifted(booking, { occurrences }))
}
