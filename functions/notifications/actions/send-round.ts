import type { Context } from '../../../shared/context.ts'
import type { AllNews } from '../../../shared/news.ts'
import { epochMilliseconds } from '../../../shared/time/civil.ts'
import { inParallel } from '../../../shared/in-parallel.ts'
import { whoOf } from '../rules/delivery.ts'
import type { OutboxMail } from '../schema.ts'
import { readMails } from '../store.ts'
import { sendMail } from './send-mail.ts'

/** What one run takes on at most: it ends well before its function's minute does, and the next run goes on. */
const mostMails = 500
const mostMilliseconds = 25_000
/** So many mails in a row that find no mail server, and the rest need not try: it is down. */
const patience = 3

/** So many people are written to at the same time; the mail server may want fewer in a second. */
const mostAtOnce = 8

/**
 * Tries mails, several people's at the same time but each one's in order, until `next` gives no id that was not tried already. What is
 * left over when the time is up, or while the mail server is down, keeps its turn and loses no try.
 */
export async function sendRound(
  ctx: Context,
  news: AllNews,
  next: () => Promise<readonly string[]>,
): Promise<void> {
  const started = epochMilliseconds(ctx.now())
  const seen = new Set<string>()
  const counts = { sent: 0, failed: 0 }
  let inVain = 0
  let isServerThere = false
  let isStopped = false
  const isOver = () => inVain >= patience || epochMilliseconds(ctx.now()) - started > mostMilliseconds
  let turn: Promise<() => Promise<void>> | undefined
  const tryOne = async (mail: OutboxMail): Promise<void> => {
    turn ??= turns(ctx)
    await (
      await turn
    )()
    const outcome = await sendMail(ctx, news, mail)
    if (outcome === 'idle' || outcome === 'closed') return
    inVain = outcome === 'unreachable' ? inVain + 1 : 0
    isServerThere ||= inVain === 0
    counts[outcome === 'sent' ? 'sent' : 'failed']++
  }
  const tryInOrder = async (mails: readonly OutboxMail[]): Promise<void> => {
    for (const mail of mails) {
      isStopped ||= isOver()
      if (isStopped) return
      await tryOne(mail)
    }
  }
  const nextIds = async () => [...new Set(await next())].filter((id) => !seen.has(id))
  for (let ids = await nextIds(); ids.length > 0 && !isStopped; ids = await nextIds()) {
    const now = ids.slice(0, mostMails - seen.size)
    for (const id of now) seen.add(id)
    const people = [...Map.groupBy(await readMails(ctx.table, now), whoOf).values()].values()
    // As long as nobody has been found at the mail server, one after the other: it may be down.
    for (const mails of people) {
      await tryInOrder(mails)
      if (isServerThere) break
    }
    await inParallel([...people], mostAtOnce, tryInOrder)
    isStopped ||= now.length < ids.length
    if (isStopped) return tell(ctx, counts, 'stopped')
  }
  tell(ctx, counts, 'done')
}

/** Waits for one's turn, as often as the mail server takes a mail. */
async function turns({ mail }: Context): Promise<() => Promise<void>> {
  const perSecond = await mail.perSecond?.()
  if (perSecond === undefined) return async () => undefined
  let free = performance.now()
  return async () => {
    const wait = free - performance.now()
    free = Math.max(free, performance.now()) + 1000 / perSecond
    if (wait > 0) await new Promise((done) => setTimeout(done, wait))
  }
}

function tell(ctx: Context, counts: { sent: number; failed: number }, end: 'done' | 'stopped'): void {
  if (counts.sent + counts.failed > 0) ctx.log.info('mails', { ...counts, end })
}
