import type { Context } from '../../../shared/context.ts'
import type { AllNews } from '../../../shared/news.ts'
import { readDueMailIds } from '../store.ts'
import { sendRound } from './send-round.ts'

/** Sends what is due, longest due first. */
export async function sendDueMails(ctx: Context, news: AllNews): Promise<void> {
  await sendRound(ctx, news, () => readDueMailIds(ctx.table, ctx.now(), 100))
}
