import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Suggestion } from '../schema.ts'
import { listSuggestions } from './list-suggestions.ts'

export async function openInside(
  ctx: Context,
  actor: Actor,
  { id, suggestion }: { id: string; suggestion: string },
): Promise<Suggestion> {
  const { inside, suggestions } = await listSuggestions(ctx, actor, id)
  if (!inside) {
    const isNobody = actor.token === undefined && actor.person === undefined
    throw isNobody
      ? new Refusal('unauthenticated', 'sign-in-needed')
      : new Refusal('forbidden', 'not-allowed')
  }
  const found = suggestions.find((each) => each.id === suggestion)
  if (found === undefined) throw new Refusal('not-found', 'not-found', { suggestion })
  return found
}
