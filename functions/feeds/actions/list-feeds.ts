import { forTeam } from '../../houses/rules/roles.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { requireManager } from '../../houses/rules.ts'
import { readFeedsOf } from '../store.ts'
import type { Feed } from '../schema.ts'
import { personOf, feedToken } from './feed-token.ts'

export interface FeedList extends HouseWithRooms {
  house: TeamHouse
  /** Of whoever asks, oldest first, with what stands in their address. */
  feeds: (Feed & { token: string })[]
}

/** The rooms of a house and one's own feeds in it: two queries. */
export async function listFeeds(
  ctx: Pick<Context, 'table' | 'secret'>,
  actor: Actor,
  { house }: { house: string },
): Promise<FeedList> {
  const file = forTeam(await loadRooms(ctx, house), actor)
  requireManager(file.managers, actor)
  const secret = await ctx.secret()
  const { feeds } = await readFeedsOf(ctx.table, { house, person: personOf(actor) })
  const known = feeds.map((feed) => ({ ...feed, token: feedToken(secret, feed) }))
  return { ...file, feeds: known.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)) }
}
