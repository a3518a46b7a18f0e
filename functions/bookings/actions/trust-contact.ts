import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { noTrustWrite, trustWrite } from '../../contacts/actions/trust.ts'
import { openBookingAsManager } from './load.ts'

/** Whoever is trusted gets rooms of the policy `trusted` at once, from the next booking on. */
export async function trustContact(
  ctx: Context,
  actor: Actor,
  { id, trusted }: { id: string; trusted: boolean },
): Promise<void> {
  const { booking } = await openBookingAsManager(ctx, actor, id)
  const { house, contactId } = booking
  const write = trusted ? trustWrite(house, contactId, ctx.now()) : noTrustWrite(house, contactId)
  await ctx.table.transact([write])
}
