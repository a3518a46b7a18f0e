import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { nextGroupWrites } from '../store.ts'
import { openFor } from './load.ts'

/** What the house said is taken back: from now on its rules decide. Twice is no fault. */
export async function trustByRule(ctx: Context, actor: Actor, id: string): Promise<void> {
  await retryIfChanged(async () => {
    const { group } = await openFor(ctx, actor, { id, right: 'give-trust' })
    if (group.trust === undefined) return
    const { trust: _said, ...after } = group
    await ctx.table.transact(nextGroupWrites(group, { ...after, updatedAt: ctx.now() }))
  })
}
