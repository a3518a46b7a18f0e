import type { Context } from '../../../shared/context.ts'
import type { AllNews } from '../../../shared/news.ts'
import { epochMilliseconds } from '../../../shared/time/civil.ts'
import { sendMail } from './send-mail.ts'

/** What one run takes on at most: it ends well before its function's minute does, and the next run goes on. */
const mostMails = 500
const mostMilliseconds = 25_000
/** So many mails in a row that find no mail server, and the rest need not try: it is down. */
const patience = 3

/**
 * Tries mails one after the other, so that somebody who gets several gets them in order, until `next` gives no id that was not
 * tried already. What is left over when the time is up, or while the mail server is down, keeps its turn and loses no try.
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
  const isOver = () =>
    seen.size === mostMails ||
    inVain === patience ||
    epochMilliseconds(ctx.now()) - started > mostMilliseconds
  for (let ids = await next(); ids.length > 0; ids = (await next()).filter((id) => !seen.has(id))) {
    for (const id of ids) {
      if (isOver()) return tell(ctx, counts, 'stopped')
      seen.add(id)
      const outcome = await sendMail(ctx, news, id)
      if (outcome === 'idle' || outcome === 'closed') continue
      inVain = outcome === 'unreachable' ? inVain + 1 : 0
      counts[outcome === 'sent' ? 'sent' : 'failed']++
    }
  }
  tell(ctx, counts, 'done')
}

function tell(ctx: Context, counts: { sent: number; failed: number }, end: 'done' | 'stopped'): void {
  if (counts.sent + counts.failed > 0) ctx.log.info('mails', { ...counts, end })
}
