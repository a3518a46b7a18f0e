import type { Context } from '../../../shared/context.ts'
import type { Attendance } from '../../attendances/schema.ts'
import type { Taker } from '../../duties/schema.ts'
import { loadMeetings } from '../../meetings/actions/list-meetings.ts'
import type { Meeting } from '../../meetings/schema.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import type { Follower } from '../schema.ts'
import { readStanding } from '../store.ts'

/** What the first mail to an address has to know of the present. */
export interface FollowFacts extends HouseFacts {
  meeting?: Meeting | undefined
  /** Whose answer is waited for; nobody where it was given, or nobody waits any more. */
  asked?: Follower | undefined
}

/** Somebody who has a duty, and the date at which. */
export interface Helping {
  key: string
  taker: Taker
}

/** What is known of whom a change concerns, or of one of them when their mail goes. */
export interface ChangeFacts extends HouseFacts {
  followers: readonly Follower[]
  /** Who comes to the dates that changed, or waits for them. */
  attendances: readonly Attendance[]
  /** Who has a duty at one of them. */
  helping: readonly Helping[]
  meeting?: Meeting | undefined
  /** Whether whoever the mail is to still follows. */
  follows?: boolean
}

export async function readFollowFacts(
  ctx: Context,
  { house, meeting: id, id: follower }: { house: string; meeting: string; id: string },
): Promise<FollowFacts | undefined> {
  const of = { meeting: id, id: follower }
  const [facts, { asked, follower: follows }, [meeting]] = await Promise.all([
    readHouseFacts(ctx, house),
    readStanding(ctx.table, of, ctx.now()),
    loadMeetings(ctx, [id]),
  ])
  return facts && { ...facts, meeting, asked: follows ? undefined : asked }
}
