import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import type { Language } from '../../../shared/language.ts'
import type { AllNews, Summary } from '../../../shared/news.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { loadManagedHouse } from '../../houses/actions/load-house.ts'
import type { House } from '../../houses/schema.ts'
import { again, ended, mayTake } from '../rules/delivery.ts'
import type { steps } from '../rules/delivery.ts'
import type { OutboxMail } from '../schema.ts'
import { nextMailWrites, readMail, readParkedMails } from '../store.ts'
import { openNotice } from './open-notice.ts'

export type ParkedMail = Pick<OutboxMail, 'id' | 'trouble'> & Summary

/** The mails of a house that could not be delivered, oldest first, in the reader's language, and the house they are about. */
export async function listParkedMails(
  ctx: Context,
  news: AllNews,
  actor: Actor,
  of: { house: string; language: Language },
): Promise<{ house: House; mails: ParkedMail[] }> {
  const { house } = await loadManagedHouse(ctx, actor, of.house)
  const mails = await readParkedMails(ctx.table, of.house)
  return { house, mails: await summarized(ctx, news, mails, of.language) }
}

/** With what each says of itself; a mail of which nothing can be said is left out. */
async function summarized(
  ctx: Context,
  news: AllNews,
  mails: readonly OutboxMail[],
  language: Language,
): Promise<ParkedMail[]> {
  const known = new Map<string, unknown>()
  const found: ParkedMail[] = []
  for (const { id, trouble, notice: stored } of mails) {
    const opened = await openNotice(news, { notice: stored })
    if (opened?.source.summarize === undefined) continue
    const { source, notice } = opened
    const facts = known.get(source.about) ?? (await source.forWriting(ctx, notice))
    known.set(source.about, facts)
    if (facts === undefined) continue
    const summary = await opened.source.summarize(notice, facts, language)
    found.push({ id, ...(trouble ? { trouble } : {}), ...summary })
  }
  return found
}

/** The next round takes it, within five minutes. Refuses with `already-decided` if it is parked no more. */
export async function sendMailAgain(
  ctx: Context,
  actor: Actor,
  of: { house: string; mail: string },
): Promise<void> {
  const mail = await openParked(ctx, actor, of, 'sendAgain')
  await ctx.table.transact(nextMailWrites(mail, again(mail, ctx.now())))
}

/** Somebody has told the person otherwise; what the mail said is forgotten. */
export async function closeMail(
  ctx: Context,
  actor: Actor,
  of: { house: string; mail: string },
): Promise<void> {
  const mail = await openParked(ctx, actor, of, 'close')
  await ctx.table.transact(nextMailWrites(mail, ended(mail, 'closed', ctx.now())))
}

async function openParked(
  ctx: Context,
  actor: Actor,
  of: { house: string; mail: string },
  step: keyof typeof steps,
): Promise<OutboxMail> {
  await loadManagedHouse(ctx, actor, of.house)
  const mail = await readMail(ctx.table, of.mail)
  if (mail?.house !== of.house) throw new Refusal('not-found', 'not-found', { mail: of.mail })
  if (!mayTake(step, mail)) throw new Refusal('conflict', 'already-decided', { state: mail.state })
  return mail
}
