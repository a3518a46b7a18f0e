import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { forgottenWrites } from '../store.ts'
import { openFor } from './load.ts'

/** Those who run the house have not reached the first host, or do not want the group: nothing is left of it. */
export async function declineGroup(ctx: Context, actor: Actor, id: string): Promise<void> {
  await retryIfChanged(async () => {
    const opened = await openFor(ctx, actor, { id, right: 'confirm' })
    if (opened.group.state !== 'asked') throw new Refusal('conflict', 'group-shown')
    await ctx.table.transact(forgottenWrites(opened))
  })
}
