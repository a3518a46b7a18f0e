import type { Context } from '../../shared/context.ts'
import type { AllNews } from '../../shared/news.ts'
import { sendDueMails } from './actions/send-due-mails.ts'

/** The timers of the contract. */
export function schedulesWith(news: AllNews) {
  return { sendDueMails: (ctx: Context) => sendDueMails(ctx, news) }
}
