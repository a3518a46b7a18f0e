import MailComposer from 'nodemailer/lib/mail-composer'
import type { MailComposerOptions } from 'nodemailer/lib/mail-composer'
import type { OutgoingMail } from '../mail.ts'

/** A mail in the words of the library. Addresses go as objects, so that no comma in one makes two of it. */
export function composed(mail: OutgoingMail, from: string): MailComposerOptions {
  const { to, subject, text, html, messageId, attachments = [], headers = {} } = mail
  return {
    from,
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId: `<${messageId}>`,
    attachments: attachments.map((attachment) => ({ ...attachment })),
    headers: { ...headers },
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'win',
  }
}

/** The whole message as it travels (RFC 5322), lines ended by CRLF. */
export function rawMessage(mail: OutgoingMail, from: string): Promise<Buffer> {
  return new MailComposer(composed(mail, from)).compile().build()
}
