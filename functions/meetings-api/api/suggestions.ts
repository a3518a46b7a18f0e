import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { jsonApi } from '../../../shared/http/api.ts'
import { suggest } from '../../suggestions/actions/suggest.ts'
import { removeSuggestion } from '../../suggestions/actions/remove-suggestion.ts'
import { releaseSuggestion } from '../../suggestions/actions/release-suggestion.ts'
import { listSuggestions } from '../../suggestions/actions/list-suggestions.ts'
import { jsonRoutes } from '../../suggestions/contract/json.ts'
import type { Suggestion } from '../../suggestions/schema.ts'
import { isReleased } from '../../suggestions/rules.ts'

export const api = jsonApi(jsonRoutes, {
  suggest: async (ctx, { params, body }) => view(await suggest(ctx, { ...params, asked: body })),
  listSuggestions: (ctx, { params, actor }) => list(ctx, actor, params.id),
  releaseSuggestion: async (ctx, { params, actor }) => {
    await releaseSuggestion(ctx, actor, params)
    return list(ctx, actor, params.id)
  },
  removeSuggestion: async (ctx, { params, actor }) => {
    await removeSuggestion(ctx, actor, params)
    return list(ctx, actor, params.id)
  },
})

async function list(ctx: Context, actor: Actor, id: string) {
  return { suggestions: (await listSuggestions(ctx, actor, id)).suggestions.map(view) }
}

function view(suggestion: Suggestion) {
  return { ...suggestion, released: isReleased(suggestion) }
}
