import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { callbackify } from 'node:util'
import PostalMime from 'postal-mime'
import type { Address, Attachment, Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { KeptMail } from './mailbox-store.ts'

export interface Delivery {
  messageId: string
  mail: Omit<KeptMail, 'id'>
}

export interface Smtp {
  port: number
  /** While down every connection is broken, and new ones at once; the port stays ours. */
  setDown(down: boolean): void
  close(): Promise<void>
}

/** Accepts every mail on a free port of 127.0.0.1, without encryption or sign-in; `take` has it before the sender hears "OK". */
export async function startSmtp(take: (delivery: Delivery) => void): Promise<Smtp> {
  const receive = callbackify(async (stream: Readable, recipients: string[]) => {
    const raw = await buffer(stream)
    take(deliveryOf(await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' }), recipients, raw))
  })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    hideSize: true,
    closeTimeout: 50,
    logger: false,
    onData: (stream, session, done) => {
      const recipients = session.envelope.rcptTo.map(({ address }) => address)
      receive(stream, recipients, done)
    },
  })
  server.on('error', () => undefined) // a client that goes away is no concern of a mailbox
  let isDown = false
  const sockets = new Set<Socket>()
  server.server.prependListener('connection', (socket: Socket) => {
    if (isDown) return socket.resetAndDestroy()
    sockets.add(socket)
    return socket.once('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    port: (server.server.address() as AddressInfo).port,
    setDown: (down) => {
      isDown = down
      if (down) for (const socket of sockets) socket.resetAndDestroy()
    },
    close: () => new Promise((done) => server.close(done)),
  }
}

function deliveryOf(parsed: Email, recipients: readonly string[], raw: Buffer): Delivery {
  const compact = raw.toString('latin1').replace(/\s/g, '')
  const date = new Date(parsed.date ?? '')
  return {
    messageId: parsed.messageId ?? '',
    mail: {
      to: recipients.join(', '),
      from: parsed.from?.address ?? '',
      sender: named(parsed.from === undefined ? [] : [parsed.from]),
      recipients: named(parsed.to ?? []) || recipients.join(', '),
      subject: parsed.subject ?? '',
      text: (parsed.text ?? '').replace(/\r\n/g, '\n'),
      html: parsed.html ?? '',
      date: Number.isNaN(date.getTime()) ? '' : date.toISOString(),
      attachments: parsed.attachments.map((attachment) => attachmentOf(attachment, compact)),
    },
  }
}

function named(addresses: readonly Address[]): string {
  return addresses
    .map(({ name, address }) => (name ? `${name} <${address ?? ''}>` : (address ?? '')))
    .join(', ')
}

/** `compact` is the whole mail as it came, without white space. */
function attachmentOf(
  { filename, mimeType, content }: Attachment,
  compact: string,
): KeptMail['attachments'][number] {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer)
  const base64 = bytes.toString('base64')
  const named = { filename: filename ?? '', contentType: mimeType }
  if (!mimeType.startsWith('text/')) return { ...named, content: base64 }
  // The parser ends the lines of quoted-printable text with LF, though they came with CRLF; base64 it leaves as it is.
  const text = bytes.toString('utf8')
  return { ...named, content: compact.includes(base64) ? text : text.replace(/\r?\n/g, '\r\n') }
}
