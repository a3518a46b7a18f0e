import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { removedWrites } from '../store.ts'
import { openInside } from './open-suggestion.ts'

export async function removeSuggestion(
  ctx: Context,
  actor: Actor,
  of: { id: string; suggestion: string },
): Promise<void> {
  await ctx.table.transact(removedWrites(await openInside(ctx, actor, of)))
}
