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
  const ids: string[] = []
  if (facts === undefined) return ids
  for (const told of source.tell(change, facts)) ids.push(await enter(ctx, told))
  return ids
}

async function enter(ctx: Context, { name, notice, parkedWith: house }: Told): Promise<string> {
  const id = derivedId(await ctx.secret(), 'mail', name.join('\n'))
  const now = ctx.now()
  const mail: OutboxMail = { id, state: 'pending', createdAt: now, attempts: 0, dueAt: now, notice }
  await ctx.table.transact([newMailWrite(house === undefined ? mail : { ...mail, house })])
  return id
}
