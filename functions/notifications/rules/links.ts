import { href } from '../../../shared/http/contract.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import { manageToken, proofToken } from '../../contacts/rules/access.ts'
import type { Booking } from '../../bookings/schema.ts'
import { bookPath, calendarPaths } from '../../rooms/contract.ts'

/** Complete addresses, for mails. */
export interface Links {
  /** Proves the e-mail address. */
  proof: string
  /** The contact's own page of the booking. */
  manage: string
  /** The booking as the manager sees it. */
  managed: string
  /** The form for a new request. */
  book: string
  /** The public calendar of each booked room. */
  feeds: readonly { room: string; url: string }[]
  /** Where the house lives in the network: for the ids of calendar entries. */
  host: string
}

export function linksOf(
  publicUrl: string,
  secret: string,
  booking: Pick<Booking, 'id' | 'house' | 'rooms' | 'contact'>,
): Links {
  const { id, house, rooms } = booking
  return {
    proof: publicUrl + href({ path: bookingPaths.proof }, { id, token: proofToken(secret, booking) }),
    manage: publicUrl + href({ path: bookingPaths.own }, { id, token: manageToken(secret, id) }),
    managed: publicUrl + href({ path: bookingPaths.managed }, { house, id }),
    book: publicUrl + href({ path: bookPath }, { house }),
    feeds: rooms.map((room) => ({
      room,
      url: publicUrl + href({ path: calendarPaths.room }, { house, room }),
    })),
    host: new URL(publicUrl).hostname,
  }
}
