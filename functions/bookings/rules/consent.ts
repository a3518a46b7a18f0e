import type { Room } from '../../rooms/schema.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { roomsOf } from './slot.ts'
import type { InRooms } from './slot.ts'

/** On what it hangs whether somebody has to decide. */
export interface ConsentTerms {
  /** All rooms of the house. */
  rooms: readonly Room[]
  /** Whether the house trusts the contact. */
  trusted: boolean
  /** `false`: nobody has shown that the address is theirs, to which nothing is given at once. */
  proved?: boolean
}

export type OfBooking = Pick<Booking, 'rooms'>

/** Where a booking takes place on a date, as far as the house still has these rooms. */
export function roomsAt(booking: OfBooking, date: InRooms, rooms: readonly Room[]): Room[] {
  const ids = roomsOf(booking, date)
  return rooms.filter(({ id }) => ids.includes(id))
}

/**
 * Whether somebody has to decide about a date of a booking: not all rooms that it takes place in are given at once, to anybody or
 * to those who are trusted. A room that the house has no more is given by nobody, and nothing to whose address is not proved.
 */
export function needsDecision(
  booking: OfBooking,
  date: InRooms,
  { rooms, trusted, proved = true }: ConsentTerms,
): boolean {
  if (!proved) return true
  const known = roomsAt(booking, date, rooms)
  const isGiven = ({ approval }: Room) => approval === 'direct' || (approval === 'trusted' && trusted)
  return known.length < roomsOf(booking, date).length || !known.every(isGiven)
}

/**
 * The same as long as nobody has decided yet: what others may come to is besides announced in the house's name, with the words of
 * whoever asks, so that somebody reads them first, unless the house trusts them.
 */
export function needsFirstDecision(
  booking: OfBooking & Pick<Booking, 'meeting'>,
  date: InRooms,
  terms: ConsentTerms,
): boolean {
  return (booking.meeting !== undefined && !terms.trusted) || needsDecision(booking, date, terms)
}

/** Those of some dates about which somebody has to decide. */
export function datesThatAsk(
  booking: OfBooking,
  dates: readonly Occurrence[],
  terms: ConsentTerms,
): Occurrence[] {
  return dates.filter((date) => needsDecision(booking, date, terms))
}

/** Where requests compete, others may ask for the time of these dates too until somebody decides. */
export function isContested(booking: OfBooking, dates: readonly InRooms[], rooms: readonly Room[]): boolean {
  return dates.some((date) =>
    roomsAt(booking, date, rooms).some(({ contention }) => contention === 'compete'),
  )
}

/** Whether trust makes a difference on any of these dates; only then it has to be looked up. */
export function hangsOnTrust(
  booking: OfBooking & Pick<Booking, 'meeting'>,
  dates: readonly InRooms[],
  rooms: readonly Room[],
): boolean {
  if (booking.meeting !== undefined) return true
  return dates.some((date) => roomsAt(booking, date, rooms).some(({ approval }) => approval === 'trusted'))
}
