import * as z from 'zod/mini'
import { idPattern } from '../../shared/ids.ts'
import { Instant } from '../../shared/time/civil.ts'
import { Booking, BookingState, HistoryEntry } from '../bookings/schema.ts'
import { Occurrences } from '../bookings/schema/series.ts'
import { Place, PlaceLine } from '../waitlist/schema.ts'
import { HouseId } from '../houses/schema.ts'
import { SignIn } from '../identity/schema.ts'

export const MailId = z.string().check(z.regex(idPattern))

/** Who shall read it. Addresses are looked up when it goes: whoever no longer runs the house gets no mail. */
export const Recipient = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('contact') }),
  z.object({ kind: z.literal('manager'), person: z.string() }),
])
export type Recipient = z.infer<typeof Recipient>

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

/** Code and link for signing in; in vain after ten minutes. */
export const SignInNotice = z.object({
  about: z.literal('sign-in'),
  signIn: z.pick(SignIn, { person: true, nonce: true, language: true, expiresAt: true }),
})
export type SignInNotice = z.infer<typeof SignInNotice>

/** An offer out of the queue, or its end; the place as it was then. */
export const PlaceNotice = z.object({
  about: z.literal('place'),
  to: Recipient,
  place: z.omit(Place, { history: true, fingerprint: true }),
  entry: PlaceLine,
  /** Until when the offer holds, or held. */
  until: Instant,
})
export type PlaceNotice = z.infer<typeof PlaceNotice>

export const Notice = z.discriminatedUnion('about', [BookingNotice, SignInNotice, PlaceNotice])
export type Notice = z.infer<typeof Notice>

/** Which step leads from where to where stands in `rules/delivery.ts`. */
export const MailState = z.enum(['pending', 'sent', 'parked', 'closed'])
export type MailState = z.infer<typeof MailState>

/** Why the last try failed: a fault of the mail server (`shared/mail/failure.ts`), or of this program. */
export const MailTrouble = z.object({
  fault: z.enum(['unreachable', 'deferred', 'refused', 'rejected', 'internal']),
  /** The mail server's code. */
  status: z.optional(z.int()),
  at: Instant,
})
export type MailTrouble = z.infer<typeof MailTrouble>

/** A mail on its way. */
export const OutboxMail = z.object({
  id: MailId,
  state: MailState,
  /** Mails for signing in belong to no house. */
  house: z.optional(HouseId),
  createdAt: Instant,
  /** Tries begun since it was made, or was sent again by hand. */
  attempts: z.int(),
  /** While pending: the next try; during a try the end of its lease, when another worker may take it. */
  dueAt: z.optional(Instant),
  trouble: z.optional(MailTrouble),
  /** When it was sent or dealt with. */
  endedAt: z.optional(Instant),
  /** Gone as soon as nothing needs it any more: what was sent holds no personal data. */
  notice: z.optional(Notice),
})
export type OutboxMail = z.infer<typeof OutboxMail>
