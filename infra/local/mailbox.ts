import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { closeServer, listen } from './gateway.ts'
import { send } from './gateway-answer.ts'
import type { Replayed } from './dead-letters.ts'
import { answerConsole } from './mailbox-console.ts'
import { startSmtp } from './mailbox-smtp.ts'
import { openMailStore } from './mailbox-store.ts'
import type { LocalMail } from './mailbox-store.ts'
import { simulatedFeedback } from './simulator.ts'
import { reasonOf } from './trouble.ts'

export interface MailboxOptions {
  /** Port of page and console; 0 takes any free one. */
  port?: number
  /** Keeps the mails over a restart; without it they are in memory. */
  dataDir?: string
  /** Where the page's link to the house leads. */
  publicUrl?: string
  /** The clock that `GET` and `POST /clock` tell and set; `setClock` resolves when all that was due has run. */
  now?: () => number
  setClock?: (epochMs: number) => Promise<void>
  /** What `POST /replay` does. */
  replay?: () => Promise<Replayed>
  /** Hears what SES would tell of a mail that came. */
  onFeedback?: (event: object) => void
}

/** A mail server that keeps everything, with a page to read it and the local console. */
export interface Mailbox extends AsyncDisposable {
  /** `http://127.0.0.1:…` of page and console. */
  url: string
  /** `smtp://127.0.0.1:…` for MAIL_URL. */
  smtpUrl: string
  /** Oldest first. */
  messages(): readonly LocalMail[]
  /** All mails, or those that are meant. */
  clear(isMeant?: (mail: LocalMail) => boolean): void
  /** How many mails came whose Message-ID had come before; none of them is kept. */
  repetitions(): number
  /** `true` breaks every connection from now on, `false` takes them again on the same port. */
  setDown(down: boolean): void
}

/** Throws `Trouble` if the port is taken. */
export async function startMailbox(options: MailboxOptions = {}): Promise<Mailbox> {
  const store = openMailStore(options.dataDir)
  let repetitions = 0
  const smtp = await startSmtp(({ messageId, mail }) => {
    if (!store.add(messageId, mail)) repetitions += 1
    const feedback = simulatedFeedback({ messageId, to: mail.to })
    if (feedback !== undefined) options.onFeedback?.(feedback)
  })
  const parts = {
    store,
    publicUrl: options.publicUrl ?? '/',
    now: options.now ?? Date.now,
    setClock: options.setClock ?? (() => Promise.resolve()),
    replay: options.replay ?? (() => Promise.resolve({ taken: 0, left: 0 })),
  }
  const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
    bodyOf(request)
      .then((body) => answerConsole(request, body, parts))
      .then(
        (answer) => send(response, answer),
        (error: unknown) => response.writeHead(500).end(reasonOf(error)),
      )
  })
  try {
    const port = await listen(server, options.port ?? 0, 'MAILBOX_PORT')
    return {
      url: `http://127.0.0.1:${port}`,
      smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
      messages: () => store.all(),
      clear: store.clear,
      repetitions: () => repetitions,
      setDown: smtp.setDown,
      [Symbol.asyncDispose]: async () => {
        await Promise.all([smtp.close(), closeServer(server)])
      },
    }
  } catch (error) {
    await smtp.close()
    throw error
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
