import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import type { AllNews, Told } from '../../../shared/news.ts'
import type { StreamRecord } from '../../../shared/stream.ts'
import type { OutboxMail } from '../schema.ts'
import { newMailWrite } from '../store.ts'

/** Enters what a change gives to tell, each mail once; the ids of the mails, new or entered before. */
export async function announce(
  ctx: Context,
  news: AllNews,
  { type, old, new: after }: StreamRecord,
): Promise<string[]> {
  const source = await news[type]?.()
  const change = after && source?.changeOf(old, after)
  if (source === undefined || change === undefined) return []
  const facts = await source.forTelling(ctx, change)
  if (facts === undefined) return []
  const told = await Promise.all(source.tell(change, facts).map((each) => mailOf(ctx, each)))
  // Told twice is one mail, and a transaction takes each item once.
  const mails = [...new Map(told.map((mail) => [mail.id, mail])).values()]
  for (let at = 0; at < mails.length; at += atOnce) await enter(ctx, mails.slice(at, at + atOnce))
  return mails.map(({ id }) => id)
}

/** Two thousand people may follow one thing. */
const atOnce = 50

/** All of them in one write; where some were entered before, each by itself. */
async function enter(ctx: Context, mails: readonly OutboxMail[]): Promise<void> {
  if ((await ctx.table.transact(mails.map(newMailWrite))) === 'done' || mails.length === 1) return
  for (const mail of mails) await ctx.table.transact([newMailWrite(mail)])
}

async function mailOf(ctx: Context, { name, notice, parkedWith: house }: Told): Promise<OutboxMail> {
  const id = derivedId(await ctx.secret(), 'mail', name.join('\n'))
  const now = ctx.now()
  const mail: OutboxMail = { id, state: 'pending', createdAt: now, attempts: 0, dueAt: now, notice }
  return house === undefined ? mail : { ...mail, house }
}
