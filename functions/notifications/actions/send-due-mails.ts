import type { Context } from '../../../shared/context.ts'
import type { AllNews } from '../../../shared/news.ts'
import { warnIfLate } from '../../../shared/late.ts'
import { signalLines } from '../../../shared/log.ts'
import { readDueMails } from '../store.ts'
import { sendRound } from './send-round.ts'

/** Sends what is due, longest due first. */
export async function sendDueMails(ctx: Context, news: AllNews): Promise<void> {
  await sendRound(ctx, news, async () => {
    const due = await readDueMails(ctx.table, ctx.now(), 100)
    warnIfLate(ctx, signalLines.lateWork, { kind: 'mail', since: due[0]?.at })
    return due.map(({ id }) => id)
  })
}
