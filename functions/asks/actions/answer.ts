import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { requireOpen } from '../rules/ask.ts'
import type { Ask } from '../schema.ts'
import { askWrite } from '../store.ts'
import { agree } from './agree.ts'
import { openAskAs } from './load.ts'

/**
 * A host says yes or no. A yes changes both bookings in one write, as long as both are as they were when the question was asked. Refuses
 * with `ask-over`, `changed-meanwhile`, `too-many-people` or `over-limit`.
 */
export async function answerAsk(
  ctx: Context,
  actor: Actor,
  { id, answer }: { id: string; answer: 'yes' | 'no' },
): Promise<Ask> {
  return retryIfChanged(async () => {
    const { ask, file } = await openAskAs(ctx, actor, id)
    requireOpen(ask, ctx.now())
    if (answer === 'yes') return agree(ctx, { ask, file })
    const no: Ask = { ...ask, state: 'no', version: ask.version + 1 }
    await ctx.table.transact([askWrite(no)])
    return no
  })
}
