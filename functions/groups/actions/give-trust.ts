import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { nextGroupWrites } from '../store.ts'
import { openFor } from './load.ts'

/** The house trusts a group, or no longer does, and says why: that stands above what follows from its record. */
export async function giveTrust(
  ctx: Context,
  actor: Actor,
  { id, trusted, reason }: { id: string; trusted: boolean; reason: string },
): Promise<void> {
  await retryIfChanged(async () => {
    const { group } = await openFor(ctx, actor, { id, right: 'give-trust' })
    const now = ctx.now()
    const trust = { trusted, reason, at: now }
    await ctx.table.transact(nextGroupWrites(group, { ...group, trust, updatedAt: now }))
  })
}
