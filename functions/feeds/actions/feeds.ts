import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { tokenHash } from '../../identity/rules.ts'
import { derivedToken } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { loadRooms } from '../../rooms/actions.ts'
import type { HouseWithRooms } from '../../rooms/actions.ts'
import { requireManager } from '../../houses/rules.ts'
import { loadManagedHouse } from '../../houses/actions.ts'
import type { Feed } from '../schema.ts'
import { newFeedWrites, readFeeds, revokedFeedWrites } from '../store.ts'

/** For each device one, and a few more. */
export const mostFeeds = 10

export interface FeedList extends HouseWithRooms {
  /** Of whoever asks, oldest first, with what stands in their address. */
  feeds: (Feed & { token: string })[]
}

/** The rooms of a house and one's own feeds in it: two queries. */
export async function listFeeds(
  ctx: Pick<Context, 'table' | 'secret'>,
  actor: Actor,
  { house }: { house: string },
): Promise<FeedList> {
  const file = await loadRooms(ctx, house)
  requireManager(file.managers, actor)
  const secret = await ctx.secret()
  const feeds = await readFeeds(ctx.table, house, personOf(actor))
  const known = feeds.map((feed) => ({ ...feed, token: feedToken(secret, feed) }))
  return { ...file, feeds: known.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)) }
}

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
  for (const feed of await readFeeds(ctx.table, house, person)) await revoke(ctx, feed).catch(unlessRevoked)
}

/** What the items of all feeds of a house are found by. */
export async function feedHashes(ctx: Pick<Context, 'table' | 'secret'>, house: string): Promise<string[]> {
  const feeds = await readFeeds(ctx.table, house)
  return Promise.all(feeds.map((feed) => hashOf(ctx, feed)))
}

async function revoke(
  ctx: Pick<Context, 'table' | 'now' | 'secret'>,
  feed: Pick<Feed, 'house' | 'person' | 'id'>,
): Promise<void> {
  await ctx.table.transact(revokedFeedWrites(feed, await hashOf(ctx, feed), ctx.now()))
}

/** Somebody else was faster: that is all that was wanted. */
function unlessRevoked(error: unknown): void {
  if (!(error instanceof Refusal)) throw error
}

async function hashOf(ctx: Pick<Context, 'secret'>, feed: Pick<Feed, 'id'>): Promise<string> {
  return tokenHash(feedToken(await ctx.secret(), feed))
}

function feedToken(secret: string, { id }: Pick<Feed, 'id'>): string {
  return derivedToken(secret, 'feed', id)
}

/** Timers and imports have no calendar of their own. */
function personOf({ person }: Actor): string {
  if (person === undefined) throw new Refusal('unauthenticated', 'sign-in-needed')
  return person.id
}
