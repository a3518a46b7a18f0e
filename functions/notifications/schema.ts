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
  /** While parked: whose address stands in it, as a hash, so that they find it. */
  contactId: z.optional(z.string()),
  /** Gone as soon as nothing needs it any more: what was sent holds no personal data. */
  notice: z.optional(Notice),
})
export type OutboxMail = z.infer<typeof OutboxMail>
