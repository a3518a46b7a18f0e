import { Refusal } from '../../../shared/refusal.ts'
import { headsRefusal } from '../../rooms/rules/wanted.ts'
import type { Room } from '../../rooms/schema.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { roomsAt } from './consent.ts'
import { datesChanges, lifted } from './decision.ts'
import type { Doing } from './history.ts'
import { withStep } from './history.ts'
import { slotOf, staysInside } from './move.ts'
import { holdsSlot } from './state.ts'
import { wordsOn } from './words.ts'

/** A booking before and after a change. */
export interface Changed {
  before: Booking
  after: Booking
}

/** A date that two share, told by one of the two. */
export interface SharedDate {
  key: string
  /** The other one: who holds the slot (`sharedWith`), or whose date takes place inside it (`guest`). */
  as: 'sharedWith' | 'guest'
  other: { booking: string; key: string }
}

/** All dates that a booking shares with others. */
export function sharedDates({ occurrences }: Pick<Booking, 'occurrences'>): SharedDate[] {
  return occurrences.flatMap(({ key, sharedWith, guest }): SharedDate[] => [
    ...(sharedWith ? [{ key, as: 'sharedWith' as const, other: sharedWith }] : []),
    ...(guest ? [{ key, as: 'guest' as const, other: guest }] : []),
  ])
}

/**
 * Whether two go on sharing a date after a change: both still hold it, and the guest's slot still lies inside the host's. Refuses with
 * `shared-date` a host who stays on that day and leaves the guest neither inside nor the whole time.
 */
export function goesOn({ key, as, other }: SharedDate, own: Booking, others: Booking): boolean {
  const mine = own.occurrences.find((date) => date.key === key)
  const theirs = others.occurrences.find((date) => date.key === other.key)
  if (mine === undefined || theirs === undefined) return false
  if (!holdsSlot(mine.state) || !holdsSlot(theirs.state)) return false
  const [host, guest] = [slotOf(own, mine), slotOf(others, theirs)]
  if (as === 'sharedWith') return isInside(host, guest)
  if (isInside(guest, host)) return true
  if (host.date === guest.date) throw new Refusal('conflict', 'shared-date', { date: host.date })
  return false
}

/** More heads than before, and more than the rooms hold that two share; who has not said how many counts as one. */
export function crowdedTogether(
  { key, as, other: { key: theirKey } }: SharedDate,
  { before, after }: Changed,
  { other, rooms }: { other: Booking; rooms: readonly Room[] },
): Refusal | undefined {
  const heads = headsOn(after, key)
  if (heads <= headsOn(before, key)) return undefined
  const [guest, at] = as === 'sharedWith' ? [after, key] : [other, theirKey]
  const place = guest.occurrences.find((date) => date.key === at)
  return place && headsRefusal(heads + headsOn(other, theirKey), roomsAt(guest, place, rooms))
}

function headsOn(booking: Booking, key: string): number {
  const date = booking.occurrences.find((each) => each.key === key)
  return (date && wordsOn(booking, date).attendees) ?? 1
}

/** What one of the two has lies inside what the other has, set-up and tidy-up included. */
export function isInside(guest: ReturnType<typeof slotOf>, host: ReturnType<typeof slotOf>): boolean {
  return staysInside(guest, host)
}

/** A booking that shares these dates no longer; where it was the guest it claims them from now on. */
export function unshared(booking: Booking, keys: readonly string[]): Booking {
  const occurrences = booking.occurrences.map((date): Occurrence => {
    if (!keys.includes(date.key)) return date
    const { sharedWith: _sharedWith, guest: _guest, ...alone } = date
    return alone
  })
  return { ...booking, occurrences }
}

/** The same as a line of its history: with whom it was shared. */
export function toldUnshared(
  booking: Booking,
  shared: readonly SharedDate[],
  { who, ...doing }: Pick<Doing, 'id' | 'at'> & { who: string },
): Booking {
  const [first] = shared
  const keys = shared.map(({ key }) => key)
  const { occurrences } = unshared(booking, keys)
  const met = occurrences.filter(({ key }) => keys.includes(key))
  const dates = booking.repeat === undefined ? {} : { dates: datesChanges(met) }
  const changes = [{ field: first?.as ?? 'guest', old: who }]
  const reason = first?.as === 'sharedWith' ? 'yours-alone' : 'guest-gone'
  const step = { ...doing, by: { kind: 'system' }, what: 'changed', reason, changes, ...dates } as const
  return withStep(booking, step, lifted(booking, { occurrences }))
}
