import type { Context } from '../../../shared/context.ts'
import { errorFacts } from '../../../shared/log.ts'
import { MailFailure } from '../../../shared/mail/failure.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { claimed, ended, failed, isDue, isOver } from '../rules/delivery.ts'
import type { MailTrouble, OutboxMail } from '../schema.ts'
import { nextMailWrites, readMail } from '../store.ts'

/** `idle`: it is not due, or another worker has it. */
export type Outcome = 'sent' | 'closed' | 'idle' | MailTrouble['fault']

/**
 * One try for one mail, if it is due. Claimed by a conditional write first, so two workers never send the same; if the process
 * dies between sending and noting so, the mail goes again under the same Message-ID. Never throws: a mail that makes trouble is
 * noted and tried later, and the others go on.
 */
export async function sendMail(ctx: Context, id: string): Promise<Outcome> {
  try {
    const mail = await readMail(ctx.table, id)
    const now = ctx.now()
    if (mail === undefined || !isDue(mail, now)) return 'idle'
    const mine = claimed(mail, now)
    await ctx.table.transact(nextMailWrites(mail, mine))
    return await tryOnce(ctx, mine)
  } catch (error) {
    if (error instanceof Refusal) return 'idle'
    // The table does not answer: the lease ends by itself, and the mail is due again.
    ctx.log.error('a mail could not be noted', { mail: id, ...errorFacts(error) })
    return 'internal'
  }
}

async function tryOnce(ctx: Context, mail: OutboxMail): Promise<Outcome> {
  const { outcome, after } = await delivered(ctx, mail)
  await ctx.table.transact(nextMailWrites(mail, after))
  const facts = { mail: mail.id, house: mail.house, attempts: mail.attempts, outcome }
  // The alarm of parked mails listens for these words.
  if (after.state === 'parked') ctx.log.error('mail parked', facts)
  else ctx.log.info('mail', { ...facts, state: after.state })
  return outcome
}

async function delivered(ctx: Context, mail: OutboxMail): Promise<{ outcome: Outcome; after: OutboxMail }> {
  try {
    // Words, markup and calendar are loaded with the first mail: the function starts without them.
    const { writeMail } = await import('./write-mail.ts')
    const message = isOver(mail, ctx.now()) ? undefined : await writeMail(ctx, mail)
    if (message === undefined) return { outcome: 'closed', after: ended(mail, 'closed', ctx.now()) }
    await ctx.mail.send(message)
    return { outcome: 'sent', after: ended(mail, 'sent', ctx.now()) }
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble.fault === 'internal')
      ctx.log.error('a mail could not be written', { mail: mail.id, ...errorFacts(error) })
    return { outcome: trouble.fault, after: failed(mail, trouble, ctx.now()) }
  }
}

function troubleOf(error: unknown): Omit<MailTrouble, 'at'> {
  if (!(error instanceof MailFailure)) return { fault: 'internal' }
  const { fault, status } = error
  return status === undefined ? { fault } : { fault, status }
}
