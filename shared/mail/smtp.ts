import { createTransport } from 'nodemailer'
import type { Mail } from '../mail.ts'
import { MailFailure, within } from './failure.ts'
import { composed } from './message.ts'

const seconds = 1000
/** One mail takes no longer, whatever the server does; far below the lease of a mail in the outbox. */
const longest = 25 * seconds

/** A mail server at `smtp://[user:password@]host[:port]`, or `smtps://`. One connection a mail: none is left open and forgotten. */
export function smtpMail(url: string, from: string): Mail {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const isOwnMachine = hostname === 'localhost' || hostname.startsWith('127.')
  const transport = createTransport({
    host: hostname,
    port: port === '' ? (secure ? 465 : 25) : Number(port),
    secure,
    // Nobody listens in between, and the certificate of a mailbox for trying out is nobody's.
    ignoreTLS: isOwnMachine,
    connectionTimeout: 8 * seconds,
    greetingTimeout: 8 * seconds,
    socketTimeout: 12 * seconds,
    dnsTimeout: 5 * seconds,
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  })
  return {
    async send(mail) {
      const sending = transport.sendMail(composed(mail, from)).catch((error: unknown) => {
        throw failureOf(error)
      })
      await within(longest, sending)
    },
  }
}

/** What the server said about the recipient or the message is about this mail; all else is about the server, or about us. */
function failureOf(error: unknown): MailFailure {
  const {
    responseCode: status,
    command,
    code,
  } = error as { responseCode?: number; command?: string; code?: string }
  const isForever = status !== undefined && status >= 500
  if (command === 'RCPT TO') return new MailFailure(isForever ? 'refused' : 'deferred', status)
  if (command === 'DATA' || code === 'EMESSAGE')
    return new MailFailure(isForever ? 'rejected' : 'deferred', status)
  // No answer needed: the library itself found the address impossible.
  if (code === 'EENVELOPE' && status === undefined) return new MailFailure('refused')
  return new MailFailure('unreachable', status)
}
