import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { nextGroupWrites } from '../store.ts'
import { openFor } from './load.ts'

/** Those who run the house have spoken to the first host. Twice is no fault. */
export async function confirmGroup(ctx: Context, actor: Actor, id: string): Promise<void> {
  await retryIfChanged(async () => {
    const { group } = await openFor(ctx, actor, { id, right: 'confirm' })
    if (group.state !== 'asked') return
    await ctx.table.transact(nextGroupWrites(group, { ...group, state: 'active', updatedAt: ctx.now() }))
  })
}
