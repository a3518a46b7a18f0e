import { buffer } from 'node:stream/consumers'
import { callbackify } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import PostalMime from 'postal-mime'
import type { Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { isSoundMail } from './sound-mail.ts'

/** What the server says to a recipient, or to a message; nothing to take it. */
export interface Answers {
  recipient?: (address: string) => number | undefined
  message?: () => number | undefined
}

export interface Received extends Email {
  /** As the envelope had it. */
  recipients: string[]
  raw: string
}

export interface MailServer extends AsyncDisposable {
  url: string
  mails: Received[]
  answers: Answers
  stop(): Promise<void>
  /** On the same port as before. */
  start(): Promise<void>
}

/** A real mail server on this machine, with a mailbox for all. */
export async function aMailServer(): Promise<MailServer> {
  const mails: Received[] = []
  const answers: Answers = {}
  let port = 0
  let running: SMTPServer | undefined
  const start = async (): Promise<void> => {
    const server = new SMTPServer({
      authOptional: true,
      logger: false,
      // Else each mail waits for the answer of a name server.
      disableReverseLookup: true,
      onRcptTo: ({ address }, _session, done) => done(refusal(answers.recipient?.(address))),
      onData: (stream, session, done) => {
        const receive = async () => {
          const raw = await buffer(stream)
          const status = answers.message?.()
          if (status !== undefined) return refusal(status)
          const recipients = session.envelope.rcptTo.map(({ address }) => address)
          const mail = await PostalMime.parse(raw)
          isSoundMail(mail)
          mails.push({ ...mail, recipients, raw: raw.toString('utf8') })
          return null
        }
        callbackify(receive)((error, refused) => done(error ?? refused))
      },
    })
    server.on('error', () => undefined)
    running = server
    await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
    port = (server.server.address() as { port: number }).port
  }
  const stop = async (): Promise<void> => {
    const server = running
    running = undefined
    if (server) await new Promise<void>((gone) => server.close(() => gone()))
  }
  await start()
  return { url: `smtp://127.0.0.1:${port}`, mails, answers, stop, start, [Symbol.asyncDispose]: stop }
}

function refusal(status: number | undefined): Error | null {
  return status === undefined ? null : Object.assign(new Error('not here'), { responseCode: status })
}

/** Keys and region as a function has them. */
export const aws = () =>
  new DynamoDBClient({
    region: 'eu-central-1',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret', sessionToken: 'session' },
  }).config
