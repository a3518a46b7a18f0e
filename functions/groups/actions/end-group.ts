import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { endedWrites } from '../store/over.ts'
import { openFor } from './load.ts'

/** A group is over, and what it held is given back. Refuses with `group-ended` where it is over already. */
export async function endGroup(ctx: Context, actor: Actor, id: string): Promise<void> {
  await retryIfChanged(async () => {
    const { group } = await openFor(ctx, actor, { id, right: 'end' })
    await ctx.table.transact(endedWrites(group, ctx.now()))
  })
}
