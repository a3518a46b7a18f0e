import type { Context } from '../../../shared/context.ts'
import type { OutgoingMail } from '../../../shared/mail.ts'
import { outgoing } from '../views/outgoing.ts'
import type { OpenNotice } from './open-notice.ts'

/** The mail as it goes out; nothing if there is nobody any more whom it concerns. */
export async function writeMail(
  ctx: Context,
  id: string,
  { source, notice }: OpenNotice,
): Promise<OutgoingMail | undefined> {
  const facts = await source.forWriting(ctx, notice)
  const letter = facts === undefined ? undefined : await source.write(notice, facts)
  return letter && outgoing(letter, `${id}@${new URL(ctx.settings.publicUrl).hostname}`)
}
