import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { foundHouseOf } from '../../infra/found-house.ts'
import { credentials } from '../../infra/local/dynamo-call.ts'
import { startLocal } from '../../infra/local/local.ts'
import type { LocalMail } from '../../infra/local/mailbox-store.ts'
import type { SeedBase } from '../../infra/local/seed.ts'
import { region } from '../../infra/local/template.ts'
import { sharedTemplates } from './shared-templates.ts'
import { contextOn } from './world.ts'

export interface Mail extends LocalMail {}

/** All of `npm start`, used from outside only: pages and API on one port, the local console on the other. */
export interface Running extends AsyncDisposable {
  url: string
  /** Sets the functions' time and runs what is due: `2027-02-02T09:00:00+01:00`. */
  setClock(now: string): Promise<void>
  /** Waits for the newest mail to this address whose subject says so, past the first `after` of them. */
  mail(to: string, subject: RegExp, after?: number): Promise<Mail>
  /** Every mail so far to this address, once all that was changed has reached its listeners. */
  mails(to: string): Promise<Mail[]>
  /** Complaints of functions: errors they logged, threads that died. */
  complaints: readonly string[]
}

/** A Tuesday morning, in winter. */
export const beginning = '2027-02-02T09:00:00+01:00'

/** The first house, as `npm start` founds it, without a program that must begin first. */
async function seed({ endpoint, tableName }: SeedBase): Promise<void> {
  const client = new DynamoDBClient({ endpoint, region, credentials })
  await foundHouseOf(firstHouse, contextOn(client, tableName))
  client.destroy()
}

const firstHouse = resolve(import.meta.dirname, '../../infra/houses/aef.json')

/** A product of its own with a fresh house, from bundles that all files of a run share. */
export async function aRunningProduct({ now = beginning } = {}): Promise<Running> {
  const outDir = await sharedTemplates()
  await using parts = new AsyncDisposableStack()
  const dataDir = mkdtempSync(join(tmpdir(), 'treffpunkt-journey-'))
  parts.defer(() => rmSync(dataDir, { recursive: true, force: true }))
  const complaints: string[] = []
  const terminal = (line: string): void => void complaints.push(line)
  const local = parts.use(await startLocal({ outDir, dataDir, terminal, warm: false, seed }))
  const console = local.mailboxUrl
  const setClock = async (to: string): Promise<void> => {
    const answer = await fetch(`${console}/clock`, { method: 'POST', body: JSON.stringify({ now: to }) })
    if (!answer.ok) throw new Error(await answer.text())
  }
  const mailsTo = async (to: string): Promise<Mail[]> => {
    const all = (await (await fetch(`${console}/messages`)).json()) as Mail[]
    return all.filter((mail) => mail.to === to)
  }
  await setClock(now)
  const running = parts.move()
  return {
    url: local.url,
    setClock,
    complaints,
    mails: async (to) => {
      await local.drain()
      return mailsTo(to)
    },
    mail: (to, subject, after = 0) => awaited(mailsTo, { to, subject, after }),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

interface Wanted {
  to: string
  subject: RegExp
  after: number
}

async function awaited(read: (to: string) => Promise<Mail[]>, { to, subject, after }: Wanted): Promise<Mail> {
  const until = performance.now() + 120_000
  for (;;) {
    const mails = await read(to)
    const fitting = mails.filter((mail) => subject.test(mail.subject))
    const newest = fitting.slice(after).at(-1)
    if (newest !== undefined) return newest
    if (performance.now() > until)
      throw new Error(
        `No mail to ${to} like ${subject.source}; there are: ${mails.map((mail) => mail.subject).join(', ')}`,
      )
    await new Promise((wait) => setTimeout(wait, 40))
  }
}
