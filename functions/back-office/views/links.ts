import { href } from '../../../shared/http/contract.ts'
import { hrefTo } from '../../houses/views/manage-frame.ts'
import type { Booking } from '../../bookings/schema.ts'
import { bookingRoutes } from '../contract/booking.ts'

/** The pages that belong to one booking. */
export type BookingRoute = keyof typeof bookingRoutes

/** A link to one of the pages of a booking. */
export function bookingHref(
  { house, id }: Pick<Booking, 'house' | 'id'>,
  route: BookingRoute = 'managedBookingPage',
  query: Record<string, string | undefined> = {},
): string {
  return href(bookingRoutes[route], { house, id }, query)
}

/** The inbox after a decision, opened where that is told. */
export function inboxHref(
  house: string,
  query: { done: string } & Record<string, string | undefined>,
): string {
  return `${hrefTo('inbox', house, query)}#done`
}
