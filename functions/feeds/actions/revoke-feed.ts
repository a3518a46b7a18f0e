import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { loadManagedHouse } from '../../houses/actions/load-house.ts'
import type { Feed } from '../schema.ts'
import { readFeedsOf, revokedFeedWrites } from '../store.ts'
import { personOf, hashOf } from './feed-token.ts'

/** One of one's own; refuses with `not-found` for anybody else's. */
export async function revokeFeed(
  ctx: Context,
  actor: Actor,
  { house, feed: id }: { house: string; feed: string },
): Promise<void> {
  await loadManagedHouse(ctx, actor, house)
  await revoke(ctx, { house, id, person: personOf(actor) })
}

/** All feeds of somebody who no longer manages the house. */
export async function revokeFeedsOf(
  ctx: Pick<Context, 'table' | 'now' | 'secret'>,
  { house, person }: { house: string; person: string },
): Promise<void> {
  const { feeds } = await readFeedsOf(ctx.table, { house, person })
  for (const feed of feeds) await revoke(ctx, feed).catch(unlessRevoked)
}

export async function revoke(
  ctx: Pick<Context, 'table' | 'now' | 'secret'>,
  feed: Pick<Feed, 'house' | 'person' | 'id'>,
): Promise<void> {
  await ctx.table.transact(revokedFeedWrites(feed, await hashOf(ctx, feed), ctx.now()))
}

/** Somebody else was faster: that is all that was wanted. */
export function unlessRevoked(error: unknown): void {
  if (!(error instanceof Refusal)) throw error
}
