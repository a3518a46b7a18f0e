import type { Context } from '../../../shared/context.ts'
import { errorFacts, signalLines } from '../../../shared/log.ts'
import { MailFailure } from '../../../shared/mail/failure.ts'
import type { AllNews } from '../../../shared/news.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { writerId } from '../../../shared/same-mailbox.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { isBadNow } from '../../identity/actions/bad-address.ts'
import { addressIn, claimed, ended, failed, isDue, isOver } from '../rules/delivery.ts'
import type { MailTrouble, OutboxMail } from '../schema.ts'
import { nextMailWrites } from '../store.ts'
import { openNotice } from './open-notice.ts'
import type { OpenNotice } from './open-notice.ts'
import type { Written } from './write-mail.ts'

/** `idle`: it is not due, or another worker has it. */
export type Outcome = 'sent' | 'closed' | 'idle' | MailTrouble['fault']

/**
 * One try for one mail, as it was read just now, if it is due. Claimed by a conditional write first, so two workers never send the same; if the process
 * dies between sending and noting so, the mail goes again under the same Message-ID. Never throws: a mail that makes trouble is
 * noted and tried later, and the others go on.
 */
export async function sendMail(ctx: Context, news: AllNews, mail: OutboxMail): Promise<Outcome> {
  try {
    const now = ctx.now()
    if (!isDue(mail, now)) return 'idle'
    const mine = claimed(mail, now)
    await ctx.table.transact(nextMailWrites(mail, mine))
    return await tryOnce(ctx, news, mine)
  } catch (error) {
    if (error instanceof Refusal) return 'idle'
    // The table does not answer: the lease ends by itself, and the mail is due again.
    ctx.log.error('a mail could not be noted', { mail: mail.id, ...errorFacts(error) })
    return 'internal'
  }
}

async function tryOnce(ctx: Context, news: AllNews, mail: OutboxMail): Promise<Outcome> {
  const { outcome, after: left } = await delivered(ctx, news, mail)
  const after = left.state === 'parked' ? { ...left, ...(await ownerOf(ctx, left)) } : left
  await ctx.table.transact(nextMailWrites(mail, after))
  const facts = { mail: mail.id, house: mail.house, attempts: mail.attempts, outcome }
  // The alarm of parked mails listens for these words.
  if (after.state === 'parked') ctx.log.warn(signalLines.parkedMail, facts)
  else ctx.log.info('mail', { ...facts, state: after.state })
  return outcome
}

/** What waits for somebody stays: it has to be found by whoever asks what is stored of them. */
async function ownerOf(
  ctx: Context,
  { notice, address }: OutboxMail,
): Promise<Pick<OutboxMail, 'contactId'>> {
  const email = address ?? addressIn(notice)
  return email === undefined ? {} : { contactId: writerId(await ctx.secret(), email) }
}

async function delivered(
  ctx: Context,
  news: AllNews,
  mail: OutboxMail,
): Promise<{ outcome: Outcome; after: OutboxMail }> {
  let overAt: Instant | undefined
  try {
    const opened = await openNotice(news, mail)
    overAt = opened?.source.overAt?.(opened.notice)
    const isInVain = opened === undefined || isOver(overAt, ctx.now())
    const letter = isInVain ? undefined : await written(ctx, mail, opened)
    if (letter === undefined) return { outcome: 'closed', after: ended(mail, 'closed', { now: ctx.now() }) }
    const { message, about } = letter
    if (await isBadNow(ctx, message.to)) return notTried(ctx, mail, { address: message.to, overAt })
    await ctx.mail.send(message)
    return { outcome: 'sent', after: ended(mail, 'sent', { now: ctx.now(), about }) }
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble.fault === 'internal')
      ctx.log.error('a mail could not be written', { mail: mail.id, ...errorFacts(error) })
    return { outcome: trouble.fault, after: failed(mail, trouble, { now: ctx.now(), overAt }) }
  }
}

/** An earlier mail to this address did not arrive. */
function notTried(
  ctx: Context,
  mail: OutboxMail,
  { address, overAt }: { address: string; overAt: Instant | undefined },
): { outcome: Outcome; after: OutboxMail } {
  const after = failed(mail, { fault: 'marked' }, { now: ctx.now(), overAt })
  return { outcome: 'marked', after: after.state === 'parked' ? { ...after, address } : after }
}

/** Markup and whatever else makes a mail is loaded with the first one: the function starts without it. */
async function written(ctx: Context, mail: OutboxMail, opened: OpenNotice): Promise<Written | undefined> {
  const { writeMail } = await import('./write-mail.ts')
  return writeMail(ctx, mail, opened)
}

function troubleOf(error: unknown): Omit<MailTrouble, 'at'> {
  if (!(error instanceof MailFailure)) return { fault: 'internal' }
  const { fault, status } = error
  return status === undefined ? { fault } : { fault, status }
}
