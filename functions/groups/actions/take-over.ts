import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { nextMemberWrite } from '../store.ts'
import { countWrites } from '../store/counts.ts'
import { hostLeftWrite } from '../store/over.ts'
import { noHost } from './beside.ts'
import { openGroup } from './load.ts'
import { foundAgainWrites } from './silence.ts'

/** The first who says yes hosts a group that nobody hosts; refuses with `hosted-again` whoever comes later. */
export async function takeOver(ctx: Context, actor: Actor, id: string): Promise<void> {
  await retryIfChanged(async () => {
    const { group, self, standing } = await openGroup(ctx, actor, id)
    if (standing === 'host') {
      const again = foundAgainWrites(group)
      if (again.length > 0) await ctx.table.transact(again)
      return
    }
    if (self === undefined || standing !== 'member') throw new Refusal('forbidden', 'not-allowed')
    if (group.state === 'ended') throw new Refusal('conflict', 'group-ended')
    if (group.seekingSince === undefined) throw new Refusal('conflict', 'hosted-again')
    await ctx.table.transact([
      nextMemberWrite(self, { role: 'host' }),
      hostLeftWrite({ group: id, id: noHost }, ctx.now()),
      // Where hosts are silent, whoever takes over comes beside them.
      ...countWrites(
        group,
        { hosts: 1, ...(group.hosts < 1 ? { seeking: 'first' as const } : {}) },
        ctx.now(),
      ),
    ])
  })
}
