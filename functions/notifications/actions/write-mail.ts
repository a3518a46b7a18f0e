import type { Context } from '../../../shared/context.ts'
import type { OutgoingMail } from '../../../shared/mail.ts'
import { outgoing } from '../views/outgoing.ts'
import type { OutboxMail } from '../schema.ts'
import type { OpenNotice } from './open-notice.ts'

export interface Written {
  message: OutgoingMail
  /** Where those who run the house find what it is about, should it not arrive. */
  about?: string | undefined
}

/** The mail as it goes out; nothing if there is nobody any more whom it concerns. */
export async function writeMail(
  ctx: Context,
  { id, house }: Pick<OutboxMail, 'id' | 'house'>,
  { source, notice }: OpenNotice,
): Promise<Written | undefined> {
  const facts = await source.forWriting(ctx, notice)
  const letter = facts === undefined ? undefined : await source.write(notice, facts)
  if (letter === undefined) return undefined
  const message = outgoing(letter, `${id}@${new URL(ctx.settings.publicUrl).hostname}`)
  if (house === undefined) return { message }
  return { message, about: (await source.summarize?.(notice, facts, 'de'))?.link.href }
}
