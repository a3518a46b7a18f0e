import * as z from 'zod/mini'
import { Recipient } from '../../contacts/schema/recipient.ts'
import { Booking, BookingState, HistoryEntry } from '../schema.ts'
import { Occurrences } from './series.ts'

/**
 * A change of a booking, told to somebody: what is needed to write the mail, with the booking as it was then, so that a mail
 * that goes late still says what it is about. Links and codes are derived when it goes and stored nowhere.
 */
export const BookingNotice = z.object({
  about: z.literal('booking'),
  to: Recipient,
  /** As this change left it; without its history, which is in `entry` as far as this mail is concerned. */
  booking: z.omit(Booking, { history: true, fingerprint: true }),
  entry: HistoryEntry,
  /** The dates that the change made different, as they were before; absent at the beginning. */
  was: z.optional(Occurrences),
  /** The state before the change; absent at the beginning. */
  before: z.optional(BookingState),
  /** Nobody needs to decide: proving the address is all that is missing. */
  atOnce: z.boolean(),
})
export type BookingNotice = z.infer<typeof BookingNotice>
