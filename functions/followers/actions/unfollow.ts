import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { leavingWrites } from '../store.ts'
import type { Linked } from './follow.ts'
import { openFollower } from './open-follower.ts'

/** Hears nothing more. Leaving twice is no fault. */
export async function unfollow(ctx: Context, linked: Linked): Promise<void> {
  await retryIfChanged(async () => {
    const { follower } = await openFollower(ctx, linked)
    if (follower) await ctx.table.transact(leavingWrites(follower))
  })
}
