import { forTeam } from '../../houses/rules/roles.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import type { Language } from '../../../shared/language.ts'
import type { AllNews, Summary } from '../../../shared/news.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Write } from '../../../shared/table/write.ts'
import { unmarkWrite } from '../../identity/actions/bad-address.ts'
import { loadManagedHouse } from '../../houses/actions/load-house.ts'
import { again, ended, mayTake } from '../rules/delivery.ts'
import type { steps } from '../rules/delivery.ts'
import type { OutboxMail } from '../schema.ts'
import { nextMailWrites, readMail, readParkedMails } from '../store.ts'
import { openNotice } from './open-notice.ts'

/** Of a mail that came back after it was sent, only where it leads is known. */
export type ParkedMail = Pick<OutboxMail, 'id' | 'trouble'> &
  Omit<Summary, 'about' | 'link'> &
  Partial<Pick<Summary, 'about'>> & { link?: { label?: string; href: string }; canGoAgain: boolean }

/** The mails of a house that could not be delivered, oldest first, in the reader's language, and the house they are about. */
export async function listParkedMails(
  ctx: Context,
  news: AllNews,
  actor: Actor,
  of: { house: string; language: Language },
): Promise<{ house: TeamHouse; mails: ParkedMail[] }> {
  const { house } = forTeam(await loadManagedHouse(ctx, actor, of.house), actor)
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
  const read = new Map<string, unknown>()
  const found: ParkedMail[] = []
  for (const { id, trouble, notice: stored, address, about } of mails) {
    if (stored === undefined) {
      found.push({
        id,
        ...known({ trouble, address }),
        ...(about ? { link: { href: about } } : {}),
        canGoAgain: false,
      })
      continue
    }
    const opened = await openNotice(news, { notice: stored })
    if (opened?.source.summarize === undefined) continue
    const { source, notice } = opened
    const facts = read.get(source.about) ?? (await source.forWriting(ctx, notice))
    read.set(source.about, facts)
    if (facts === undefined) continue
    const summary = await opened.source.summarize(notice, facts, language)
    found.push({ id, ...known({ trouble, address }), ...summary, canGoAgain: true })
  }
  return found
}

/** The next round takes it, within five minutes, also where its address was marked. Refuses with `already-decided` if it is parked no more. */
export async function sendMailAgain(
  ctx: Context,
  actor: Actor,
  of: { house: string; mail: string },
): Promise<void> {
  const mail = await openParked(ctx, actor, of, 'sendAgain')
  await ctx.table.transact([...nextMailWrites(mail, again(mail, ctx.now())), ...(await unmarked(ctx, mail))])
}

/** Somebody knows that its address is right: it is written to again. What the mail said is gone, so it cannot go again itself. */
export async function addressIsRight(
  ctx: Context,
  actor: Actor,
  of: { house: string; mail: string },
): Promise<void> {
  const mail = await openParked(ctx, actor, of, 'close')
  const closed = ended(mail, 'closed', { now: ctx.now() })
  await ctx.table.transact([...nextMailWrites(mail, closed), ...(await unmarked(ctx, mail))])
}

async function unmarked(ctx: Context, { address }: OutboxMail): Promise<Write[]> {
  return address === undefined ? [] : [await unmarkWrite(ctx, address)]
}

/** Somebody has told the person otherwise; what the mail said is forgotten. */
export async function closeMail(
  ctx: Context,
  actor: Actor,
  of: { house: string; mail: string },
): Promise<void> {
  const mail = await openParked(ctx, actor, of, 'close')
  await ctx.table.transact(nextMailWrites(mail, ended(mail, 'closed', { now: ctx.now() })))
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
