import { jsonApi } from '../../../shared/http/api.ts'
import { answerAsk } from '../../asks/actions/answer.ts'
import { askHolder } from '../../asks/actions/ask-holder.ts'
import { jsonRoutes } from '../../asks/contract/json.ts'
import { askerName } from '../../asks/rules/ask.ts'
import type { Ask } from '../../asks/schema.ts'

export const api = jsonApi(jsonRoutes, {
  askHolder: async (ctx, { params, body, actor }) =>
    view(await askHolder(ctx, actor, { ...params, asked: body })),
  answerAsk: async (ctx, { params, body, actor }) =>
    view(await answerAsk(ctx, actor, { ...params, ...body })),
})

function view(ask: Ask) {
  return { ...ask, from: askerName(ask) }
}
