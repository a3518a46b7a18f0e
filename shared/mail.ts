/** A mail ready to go; `to` is one address. */
export interface OutgoingMail {
  to: string
  subject: string
  text: string
  html: string
  /** Without angle brackets; the same mail sent again carries the same id, so that mailboxes show it once. */
  messageId: string
  attachments?: readonly { filename: string; contentType: string; content: string }[]
  headers?: Readonly<Record<string, string>>
}

/** Hands a mail to the mail server; throws if it did not take it. */
export interface Mail {
  send(message: OutgoingMail): Promise<void>
  /** How many mails it takes in a second; nothing where nobody counts. Never throws. */
  perSecond?(): Promise<number | undefined>
}

/** A mail server that is connected to when the first mail goes. */
export function lazyMail(connect: () => Promise<Mail>): Mail {
  let mail: Promise<Mail> | undefined
  const connected = () => (mail ??= connect())
  return {
    send: async (message) => (await connected()).send(message),
    perSecond: async () => (await connected()).perSecond?.(),
  }
}

/** For functions that send none. */
export const noMail: Mail = { send: () => Promise.reject(new Error('This function sends no mail')) }

/** Headers by which mail programs show a button that leaves a list with one click (RFC 8058). */
export function oneClick(leave: string): NonNullable<OutgoingMail['headers']> {
  return { 'List-Unsubscribe': `<${leave}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}
