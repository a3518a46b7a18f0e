import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import type { AllNews, Told } from '../../../shared/news.ts'
import type { StreamRecord } from '../../../shared/stream.ts'
import { inBatches } from '../rules/batches.ts'
import type { OutboxMail } from '../schema.ts'
import { newMailWrite, readKnownMailIds } from '../store.ts'

/** Ids of the mails that are in the outbox now, new or entered before; `isWhole` unless the time was up before the last. */
export interface Announced {
  mails: string[]
  isWhole: boolean
}

/**
 * Enters what a change gives to tell, each mail once. Two thousand people may follow one thing: many go in one write, and where it
 * was interrupted the same change told again goes on.
 */
export async function announce(
  ctx: Context,
  news: AllNews,
  { type, old, new: after }: StreamRecord,
  isOver: () => boolean = () => false,
): Promise<Announced> {
  const source = await news[type]?.()
  const change = after && source?.changeOf(old, after)
  const facts = change === undefined ? undefined : await source?.forTelling(ctx, change)
  if (source === undefined || facts === undefined) return { mails: [], isWhole: true }
  const told = await Promise.all(source.tell(change, facts).map((each) => mailOf(ctx, each)))
  // Told twice is one mail, and a transaction takes each item once.
  const all = [...new Map(told.map((mail) => [mail.id, mail])).values()]
  const mails: string[] = []
  for (const batch of inBatches(all)) {
    if (isOver()) return { mails, isWhole: false }
    await enter(ctx, batch)
    mails.push(...batch.map(({ id }) => id))
  }
  return { mails, isWhole: true }
}

/** All of them in one write; where some were entered before, the others; where somebody else enters them too, each by itself. */
async function enter(ctx: Context, mails: readonly OutboxMail[]): Promise<void> {
  if (await isEntered(ctx, mails)) return
  const known = await readKnownMailIds(
    ctx.table,
    mails.map(({ id }) => id),
  )
  const others = mails.filter(({ id }) => !known.has(id))
  if (others.length === 0 || (await isEntered(ctx, others))) return
  for (const mail of others) await ctx.table.transact([newMailWrite(mail)])
}

async function isEntered(ctx: Context, mails: readonly OutboxMail[]): Promise<boolean> {
  return (await ctx.table.transact(mails.map(newMailWrite))) === 'done' || mails.length === 1
}

async function mailOf(ctx: Context, { name, notice, parkedWith: house }: Told): Promise<OutboxMail> {
  const id = derivedId(await ctx.secret(), 'mail', name.join('\n'))
  const now = ctx.now()
  const mail: OutboxMail = { id, state: 'pending', createdAt: now, attempts: 0, dueAt: now, notice }
  return house === undefined ? mail : { ...mail, house }
}
