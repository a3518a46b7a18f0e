import type { Context } from '../../../shared/context.ts'
import { signalLines } from '../../../shared/log.ts'
import type { Feedback } from '../../../shared/mail/feedback.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { writerId } from '../../../shared/same-mailbox.ts'
import type { Write } from '../../../shared/table/write.ts'
import { markWrite } from '../../identity/actions/bad-address.ts'
import { mayTake, returned } from '../rules/delivery.ts'
import type { OutboxMail } from '../schema.ts'
import { nextMailWrites, readMail } from '../store.ts'

/**
 * A mail that was sent did not arrive, or somebody called it unwanted: its address is marked, and whoever runs the house finds it among
 * the parked ones. The same told again changes nothing. Throws where it is told before it was noted as sent: whoever
 * tells it tries again.
 */
export async function takeFeedback(ctx: Context, feedback: Feedback): Promise<void> {
  await retryIfChanged(async () => {
    const mail = await readMail(ctx.table, feedback.mail)
    if (mail?.state === 'pending') throw new Error('A mail came back before it was noted as sent')
    // Of another installation with the same sender, or told again.
    if (mail === undefined || !mayTake('return', mail)) return
    await ctx.table.transact(await writesOf(ctx, feedback, mail))
    const { fault, status } = feedback
    const facts = { mail: mail.id, house: mail.house, outcome: fault, status }
    if (mail.house === undefined) ctx.log.info('mail came back', facts)
    else ctx.log.warn(signalLines.parkedMail, facts)
  })
}

async function writesOf(
  ctx: Context,
  { address, fault, status }: Feedback,
  mail: OutboxMail,
): Promise<Write[]> {
  const at = ctx.now()
  const mark = fault === 'deferred' ? [] : [await markWrite(ctx, { address, fault, at, mail: mail.id })]
  const trouble = { fault, at, ...(status === undefined ? {} : { status }) }
  // Mails for signing in, and to an address that nobody has proved, have nobody who could look after them.
  if (mail.house === undefined) return [...mark, ...nextMailWrites(mail, { ...mail, trouble })]
  const to = { address, contactId: writerId(await ctx.secret(), address) }
  return [...mark, ...nextMailWrites(mail, returned(mail, trouble, to))]
}
