import { mailTag } from '../../shared/mail/tag.ts'

/** A mail that a mail server here got. */
interface Got {
  messageId: string
  to: string
}

/** Addresses of SES with which everybody may try what becomes of mails: here they answer as they do there. */
const answers = {
  'bounce@simulator.amazonses.com': {
    'detail-type': 'Email Bounced',
    what: (emailAddress: string) => ({
      eventType: 'Bounce',
      bounce: {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: [
          { emailAddress, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
        ],
      },
    }),
  },
  'complaint@simulator.amazonses.com': {
    'detail-type': 'Email Complaint Received',
    what: (emailAddress: string) => ({
      eventType: 'Complaint',
      complaint: { complainedRecipients: [{ emailAddress }], complaintFeedbackType: 'abuse' },
    }),
  },
} as const

/** What SES would tell by EventBridge of a mail to one of its addresses for trying; nothing of others. The Message-ID begins with the mail's id. */
export function simulatedFeedback({ messageId, to }: Got): object | undefined {
  // `bounce+ada@…` does the same, so that several people can be tried.
  const answer = answers[to.toLowerCase().replace(/\+[^@]*/, '') as keyof typeof answers]
  if (answer === undefined) return undefined
  const id = messageId.replace(/^</, '').split('@')[0] ?? ''
  const { what, ...type } = answer
  return {
    ...type,
    source: 'aws.ses',
    detail: { ...what(to), mail: { destination: [to], tags: { [mailTag]: [id] } } },
  }
}
