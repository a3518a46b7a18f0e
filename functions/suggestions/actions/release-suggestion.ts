import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { releasedWrite } from '../store.ts'
import { openInside } from './open-suggestion.ts'

/** By the host or the house. */
export async function releaseSuggestion(
  ctx: Context,
  actor: Actor,
  of: { id: string; suggestion: string },
): Promise<void> {
  const suggestion = await openInside(ctx, actor, of)
  await ctx.table.transact([releasedWrite({ ...suggestion, releasedAt: ctx.now() })])
}
