import { codeOf } from '../../contacts/rules/code.ts'
import type { Booking } from '../../bookings/schema.ts'

/** A booking as programs read it. */
export function bookingView(booking: Booking) {
  return { ...booking, code: codeOf(booking.id) }
}
