import type { Context } from '../../../shared/context.ts'
import { writerId } from '../../../shared/same-mailbox.ts'
import type { Write } from '../../../shared/table/write.ts'
import { isBad, mailboxId, marked } from '../rules/bad-address.ts'
import type { BadAddress } from '../schema/bad-address.ts'
import { badAddressWrite, goodAddressWrite, readBadAddress } from '../store/bad-address.ts'

/** What became of a mail to an address that did not arrive, as long as it is remembered and nobody said that it is right. Half a read unit. */
export async function badAddress(
  ctx: Pick<Context, 'secret' | 'table'>,
  email: string,
): Promise<BadAddress | undefined> {
  return readBadAddress(ctx.table, mailboxId(await ctx.secret(), email))
}

/** Whether nothing is written to an address at this moment. */
export async function isBadNow(
  ctx: Pick<Context, 'secret' | 'table' | 'now'>,
  email: string,
): Promise<boolean> {
  return isBad(await badAddress(ctx, email), ctx.now())
}

/** What a mail that came back leaves at its address. */
export async function markWrite(
  ctx: Pick<Context, 'secret' | 'table'>,
  { address, ...happened }: Pick<BadAddress, 'fault' | 'at' | 'mail'> & { address: string },
): Promise<Write> {
  const secret = await ctx.secret()
  const mailbox = mailboxId(secret, address)
  const before = await readBadAddress(ctx.table, mailbox)
  return badAddressWrite(marked(before, { ...happened, mailbox, contactId: writerId(secret, address) }))
}

/** Somebody knows better: from now on it is written to again. */
export async function unmarkWrite({ secret }: Pick<Context, 'secret'>, address: string): Promise<Write> {
  return goodAddressWrite(mailboxId(await secret(), address))
}
