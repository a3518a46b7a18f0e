import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { loadManagedHouse } from '../../houses/actions/load-house.ts'
import type { Feed } from '../schema.ts'
import { readFeeds, newFeedWrites } from '../store.ts'
import { personOf, hashOf } from './feed-token.ts'

/** For each device one, and a few more. */
export const mostFeeds = 10

/** Refuses with `too-many-feeds`. */
export async function makeFeed(
  ctx: Context,
  actor: Actor,
  { house, name }: { house: string; name: string },
): Promise<Feed> {
  await loadManagedHouse(ctx, actor, house)
  const person = personOf(actor)
  const feeds = await readFeeds(ctx.table, house, person)
  if (feeds.length >= mostFeeds)
    throw new Refusal('conflict', 'too-many-feeds', { most: mostFeeds, pointer: '/name' })
  const feed = { id: ctx.newId(), house, person, name, createdAt: ctx.now() }
  await ctx.table.transact(newFeedWrites(feed, await hashOf(ctx, feed)))
  return feed
}
