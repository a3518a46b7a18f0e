import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { nextMemberWrite } from '../store.ts'
import { openGroup } from './load.ts'

/** Somebody wants no more mail to all, or wants it again. Twice is no fault. */
export async function setQuiet(
  ctx: Context,
  actor: Actor,
  { id, isQuiet }: { id: string; isQuiet: boolean },
): Promise<void> {
  await retryIfChanged(async () => {
    const { self } = await openGroup(ctx, actor, id)
    if (self === undefined) throw new Refusal('forbidden', 'not-allowed')
    if ((self.isQuiet ?? false) !== isQuiet) await ctx.table.transact([nextMemberWrite(self, { isQuiet })])
  })
}
