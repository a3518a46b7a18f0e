import { allItems } from './crash-consistency.ts'
import type { Item } from '../../shared/table/write.ts'
import type { LocalMail } from '../../infra/local/mailbox-store.ts'
import { furnish, giveBackProduct, takeProduct, tableOf } from './kept-product.ts'

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
  /** All that was changed has reached its listeners: mails are out, calendars show it. */
  settled(): Promise<void>
  /** All that is stored. */
  items(): Promise<Item[]>
  /** Complaints of functions: errors they logged, threads that died. */
  complaints: readonly string[]
}

/** A Tuesday morning, in winter. */
export const beginning = '2027-02-02T09:00:00+01:00'

/** A running product that nobody else uses, with a fresh house. It stays for the next file unless `ends`. `furnished`: with invented neighbours. `outDir`: runs other bundles, and ends. */
export async function aRunningProduct({
  now = beginning,
  ends = false,
  furnished = false,
  outDir,
}: { now?: string; ends?: boolean; furnished?: boolean; outDir?: string } = {}): Promise<Running> {
  const kept = await takeProduct(now, outDir)
  const { local, complaints } = kept
  if (furnished) await furnish(local, now)
  const console = local.mailboxUrl
  const setClock = async (to: string): Promise<void> => {
    // A listener in the middle of a batch would think that it has taken days, and leave the rest for another go.
    await local.drain()
    const answer = await fetch(`${console}/clock`, { method: 'POST', body: JSON.stringify({ now: to }) })
    if (!answer.ok) throw new Error(await answer.text())
  }
  const mailsTo = async (to: string): Promise<Mail[]> => {
    const all = (await (await fetch(`${console}/messages`)).json()) as Mail[]
    return all.filter((mail) => mail.to === to)
  }
  return {
    url: local.url,
    setClock,
    complaints,
    settled: async () => void (await local.drain()),
    items: () => allItems(local.database.endpoint, tableOf(local)),
    mails: async (to) => {
      await local.drain()
      return mailsTo(to)
    },
    mail: (to, subject, after = 0) => awaited(mailsTo, { to, subject, after }),
    [Symbol.asyncDispose]: async () =>
      ends || outDir !== undefined ? local[Symbol.asyncDispose]() : giveBackProduct(kept),
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
