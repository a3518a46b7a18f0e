import { mailHtml, mailText } from '../../../shared/html/mail.ts'
import type { OutgoingMail } from '../../../shared/mail.ts'
import type { Letter } from '../../../shared/news.ts'

/** The same letter always becomes the same mail. */
export function outgoing(
  { to, replyTo, subject, content, attachments, headers }: Letter,
  messageId: string,
): OutgoingMail {
  return {
    to,
    subject,
    messageId,
    text: mailText(content),
    html: mailHtml(content),
    ...(attachments ? { attachments } : {}),
    headers: {
      // Keeps notices of absence from answering.
      'Auto-Submitted': 'auto-generated',
      ...(replyTo === undefined ? {} : { 'Reply-To': replyTo }),
      ...headers,
    },
  }
}
