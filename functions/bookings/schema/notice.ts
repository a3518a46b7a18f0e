import * as z from 'zod/mini'
import { Instant } from '../../../shared/time/civil.ts'
import { Recipient } from '../../contacts/schema/recipient.ts'
import { HouseId } from '../../houses/schema.ts'
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
  booking: z.omit(Booking, { history: true, fingerprint: true, heldFor: true }),
  entry: HistoryEntry,
  /** The dates that the change made different, as they were before; absent at the beginning. */
  was: z.optional(Occurrences),
  /** The state before the change; absent at the beginning. */
  before: z.optional(BookingState),
  /** What its deadline brings an undecided booking, as the house stood then: the deputy is asked, it is given by rule, or it lapses. */
  atDeadline: z.optional(z.enum(['longer', 'approved', 'expired'])),
  /** Nobody needs to decide: proving the address is all that is missing. */
  atOnce: z.boolean(),
})
export type BookingNotice = z.infer<typeof BookingNotice>

/** That managers of a house count as away, told to one of its team. */
export const SilenceNotice = z.object({
  about: z.literal('silence'),
  to: Recipient,
  house: HouseId,
  noticedAt: Instant,
  open: z.int(),
})
export type SilenceNotice = z.infer<typeof SilenceNotice>
