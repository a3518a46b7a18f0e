import * as z from 'zod/mini'
import { idPattern } from '../../shared/ids.ts'
import { Instant } from '../../shared/time/civil.ts'
import { HouseId } from '../houses/schema.ts'

export const MailId = z.string().check(z.regex(idPattern))

/** What a mail is written from, and from the news of which type of item. What stands in it is that slice's own. */
export const Notice = z.looseObject({ about: z.string() })

/** Which step leads from where to where stands in `rules/delivery.ts`. */
export const MailState = z.enum(['pending', 'sent', 'parked', 'closed'])
export type MailState = z.infer<typeof MailState>

/**
 * Why the last try failed: a fault of the mail server (`shared/mail/failure.ts`), or of this program; or why it did not arrive though it
 * was sent (`shared/mail/feedback.ts`); `marked`: an earlier mail to this address did not.
 */
export const MailTrouble = z.object({
  fault: z.enum([
    'unreachable',
    'deferred',
    'refused',
    'rejected',
    'internal',
    'returned',
    'complained',
    'marked',
  ]),
  /** The mail server's code. */
  status: z.optional(z.int()),
  at: Instant,
})
export type MailTrouble = z.infer<typeof MailTrouble>

/** Among what somebody in a house has to look at. */
export const ParkedPlace = z.object({ house: HouseId })
export type ParkedPlace = z.infer<typeof ParkedPlace>

/** Of a mail to somebody who runs the house, that something is parked. */
export const ParkedNotice = z.object({ about: z.literal('parked-mail'), house: HouseId, person: z.string() })
export type ParkedNotice = z.infer<typeof ParkedNotice>

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
  /** While parked: whose address stands in it, as a hash, so that they find it. */
  contactId: z.optional(z.string()),
  /** While parked because of its address: that. */
  address: z.optional(z.string()),
  /** Of what was sent: where those who run the house find what it was about. */
  about: z.optional(z.string()),
  /** Gone as soon as nothing needs it any more: what was sent holds no personal data. */
  notice: z.optional(Notice),
})
export type OutboxMail = z.infer<typeof OutboxMail>
