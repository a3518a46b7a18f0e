import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { openMeeting } from '../../meetings/actions/load.ts'
import type { MeetingFile } from '../../meetings/actions/load.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import type { Follower } from '../schema.ts'
import { readFollower } from '../store.ts'

/** What the first mail to an address has to know of the present. */
export interface FollowFacts {
  follower: Follower
  file: MeetingFile
}

export async function readFollowFacts(
  ctx: Context,
  { house, meeting, id }: { house: string; meeting: string; id: string },
): Promise<(HouseFacts & Partial<FollowFacts>) | undefined> {
  const [facts, follower] = await Promise.all([
    readHouseFacts(ctx, house),
    readFollower(ctx.table, { meeting, id }),
  ])
  const file = await openMeeting(ctx, meeting).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined
    throw error
  })
  return facts && { ...facts, ...(follower && file ? { follower, file } : {}) }
}
