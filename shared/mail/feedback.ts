import * as z from 'zod/mini'
import { Email } from '../reach.ts'
import { mailTag } from './tag.ts'

/** What became of a mail that a mail server had taken. */
export interface Feedback {
  /** Which mail, by its id. */
  mail: string
  /** To whom it went. */
  address: string
  /** There is no such address; it takes nothing now; whoever has it wants no such mail. */
  fault: 'returned' | 'deferred' | 'complained'
  /** The other mail server's code. */
  status?: number
}

const Recipient = z.object({ emailAddress: z.string(), diagnosticCode: z.optional(z.string()) })

/** What SES tells by EventBridge (event publishing, `detail`); more stands in it. */
const Detail = z.object({
  mail: z.object({ tags: z.record(z.string(), z.array(z.string())) }),
  bounce: z.optional(
    z.object({
      bounceType: z.string(),
      bounceSubType: z.string(),
      bouncedRecipients: z.array(Recipient).check(z.minLength(1)),
    }),
  ),
  complaint: z.optional(
    z.object({
      complainedRecipients: z.array(Recipient).check(z.minLength(1)),
      complaintFeedbackType: z.nullish(z.string()),
    }),
  ),
})

/** Of bounces that may pass: those that are about the mailbox or the mail. Whoever is away on holiday bounces as `General`. */
const troubles = new Set(['MailboxFull', 'MessageTooLarge', 'ContentRejected', 'AttachmentRejected'])

/** Reads an event of SES; nothing where nobody has to do anything. Throws where it is none that this program knows. */
export function feedbackOf(detail: unknown): Feedback | undefined {
  const { mail, bounce, complaint } = Detail.parse(detail)
  const [id] = mail.tags[mailTag] ?? []
  const fault = bounce
    ? faultOf(bounce)
    : complaint && complaint.complaintFeedbackType !== 'not-spam' && 'complained'
  const [recipient] = bounce?.bouncedRecipients ?? complaint?.complainedRecipients ?? []
  // A mail of another program has no tag of ours.
  if (id === undefined || !fault || recipient === undefined) return undefined
  const code = /\b[45]\d\d\b/.exec(recipient.diagnosticCode ?? '')?.[0]
  const address = Email.parse(recipient.emailAddress.replace(/^.*<(.+)>$/, '$1'))
  return { mail: id, address, fault, ...(code === undefined ? {} : { status: Number(code) }) }
}

function faultOf({ bounceType, bounceSubType }: { bounceType: string; bounceSubType: string }) {
  if (bounceType === 'Permanent') return 'returned'
  return bounceType === 'Transient' && troubles.has(bounceSubType) && 'deferred'
}
