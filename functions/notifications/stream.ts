import type { Context } from '../../shared/context.ts'
import { errorFacts } from '../../shared/log.ts'
import type { AllNews } from '../../shared/news.ts'
import type { StreamRecord } from '../../shared/stream.ts'
import { epochMilliseconds } from '../../shared/time/civil.ts'
import { announce } from './actions/announce.ts'
import { sendRound } from './actions/send-round.ts'

/** What is not entered by then is told again; a round of sending takes the rest of the minute. */
const mostMilliseconds = 8_000

/**
 * Puts the mails that changes deserve into the outbox, all of them first, and then tries them. Gives back the records whose
 * mails could not all be stored; a mail that does not go out is no fault of its record, it waits in the outbox.
 */
export async function takeChanges(
  ctx: Context,
  news: AllNews,
  records: readonly StreamRecord[],
): Promise<string[]> {
  const failed: string[] = []
  const mails: string[] = []
  const started = epochMilliseconds(ctx.now())
  const isOver = () => epochMilliseconds(ctx.now()) - started > mostMilliseconds
  for (const record of records) {
    try {
      const announced = await announce(ctx, news, record, isOver)
      mails.push(...announced.mails)
      if (!announced.isWhole) failed.push(record.id)
    } catch (error) {
      const facts = { record: record.id, type: record.type, ...errorFacts(error) }
      ctx.log.error('a change could not be announced', facts)
      failed.push(record.id)
    }
  }
  await sendRound(ctx, news, async () => mails.splice(0))
  return failed
}
