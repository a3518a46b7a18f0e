import { Refusal } from '../../../shared/refusal.ts'
import { headsRefusal } from '../../rooms/rules/wanted.ts'
import type { Room } from '../../rooms/schema.ts'
import type { Booking } from '../schema.ts'
import { roomsAt } from './consent.ts'
import type { InRooms } from './slot.ts'

/** How many come to a date, or to another time beside it. */
export interface Crowd {
  place: InRooms & { date?: string }
  heads: number | undefined
}

/**
 * Why so many heads cannot come to some dates of a booking: more than the rooms hold in which one of them takes place. Of several
 * it is named.
 */
export function crowdedRefusal(
  booking: Pick<Booking, 'rooms'>,
  crowds: readonly Crowd[],
  rooms: readonly Room[],
): Refusal | undefined {
  for (const { place, heads } of crowds) {
    const refusal = headsRefusal(heads, roomsAt(booking, place, rooms))
    if (refusal === undefined) continue
    const which = { date: place.date, reason: 'crowded-date' }
    return crowds.length > 1
      ? new Refusal(refusal.kind, refusal.code, { ...refusal.facts, ...which })
      : refusal
  }
  return undefined
}
