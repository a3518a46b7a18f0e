import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { loadManagedHouse } from '../../houses/actions/load-house.ts'
import type { Feed } from '../schema.ts'
import { readFeedsOf, newFeedWrites } from '../store.ts'
import { personOf, hashOf } from './feed-token.ts'

/** For each device one, and a few more. */
export const mostFeeds = 10

/** Refuses with `too-many-feeds`. Each try that fails was another one's success, so that so many tries end. */
export async function makeFeed(
  ctx: Context,
  actor: Actor,
  { house, name }: { house: string; name: string },
): Promise<Feed> {
  await loadManagedHouse(ctx, actor, house)
  const person = personOf(actor)
  return retryIfChanged(async () => {
    const { feeds, stamp } = await readFeedsOf(ctx.table, { house, person })
    if (feeds.length >= mostFeeds)
      throw new Refusal('conflict', 'too-many-feeds', { most: mostFeeds, pointer: '/name' })
    const feed = { id: ctx.newId(), house, person, name, createdAt: ctx.now() }
    await ctx.table.transact(newFeedWrites(feed, await hashOf(ctx, feed), stamp))
    return feed
  }, mostFeeds + 1)
}
