import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { nextMemberWrite } from '../store.ts'
import { countWrites } from '../store/counts.ts'
import { openGroup } from './load.ts'

/** Whoever was invited by mail comes in by the link in it: so the address is theirs. */
export async function acceptInvitation(ctx: Context, actor: Actor, id: string): Promise<void> {
  await retryIfChanged(async () => {
    const { self, group, standing } = await openGroup(ctx, actor, id)
    if (standing === 'member' || standing === 'host') return
    if (self?.state !== 'invited') throw new Refusal('forbidden', 'not-allowed')
    if (group.state !== 'active') throw new Refusal('conflict', 'group-ended')
    await ctx.table.transact([
      nextMemberWrite(self, { state: 'member', provedAt: ctx.now() }),
      ...(self.role === 'host' ? countWrites(group, { hosts: 1 }, ctx.now()) : []),
    ])
  })
}
