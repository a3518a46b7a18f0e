import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { lastingToken } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { tokenHash } from '../../identity/rules.ts'
import type { Feed } from '../schema.ts'
import { readFeeds } from '../store.ts'

/** What the items of all feeds of a house are found by. */
export async function feedHashes(ctx: Pick<Context, 'table' | 'secret'>, house: string): Promise<string[]> {
  const feeds = await readFeeds(ctx.table, house)
  return Promise.all(feeds.map((feed) => hashOf(ctx, feed)))
}

export async function hashOf(ctx: Pick<Context, 'secret'>, feed: Pick<Feed, 'id'>): Promise<string> {
  return tokenHash(feedToken(await ctx.secret(), feed))
}

/** Calendars are found by it, whoever has subscribed; a leaked one is revoked by itself. */
export function feedToken(secret: string, { id }: Pick<Feed, 'id'>): string {
  return lastingToken(secret, 'feed', id)
}

/** Timers and imports have no calendar of their own. */
export function personOf({ person }: Actor): string {
  if (person === undefined) throw new Refusal('unauthenticated', 'sign-in-needed')
  return person.id
}
