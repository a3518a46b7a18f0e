import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import type { AllNews, Told } from '../../../shared/news.ts'
import type { StreamRecord } from '../../../shared/stream.ts'
import { atOnce } from '../rules/at-once.ts'
import type { OutboxMail } from '../schema.ts'
import { newMailWrite, readKnownMailIds } from '../store.ts'

/** Ids of the mails that are in the outbox now, new or entered before; `isWhole` unless the time was up before the last. */
export interface Announced {
  mails: string[]
  isWhole: boolean
}

/**
 * Enters what a change gives to tell, each mail once. Two thousand people may follow one thing: many go in one write, and where it
 * was interrupted the same change told again goes on, also where there is never time for all.
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
  let left = all
  while (left.length > 0 && !isOver()) left = await enterSome(ctx, left)
  const open = new Set(left)
  const mails = all.filter((mail) => !open.has(mail)).map(({ id }) => id)
  return { mails, isWhole: left.length === 0 }
}

/** What is still to be entered after one more write, or where that met some that were entered before, without all of these. */
async function enterSome(ctx: Context, mails: readonly OutboxMail[]): Promise<OutboxMail[]> {
  const batch = atOnce(mails)
  if (await isEntered(ctx, batch)) return mails.slice(batch.length)
  const ids = mails.map(({ id }) => id)
  const known = await readKnownMailIds(ctx.table, ids)
  return mails.filter(({ id }) => !known.has(id))
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
