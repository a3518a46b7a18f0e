import { jsonApi } from '../../../shared/http/api.ts'
import { createClosure, previewClosure } from '../../blocks/actions/create-closure.ts'
import { undoClosure } from '../../blocks/actions/undo-closure.ts'
import { createBlock, removeBlock } from '../../blocks/actions/create-block.ts'
import { jsonRoutes } from '../../blocks/contract/json.ts'
import type { AffectedBooking } from '../../blocks/schema/closure.ts'

export const api = jsonApi(jsonRoutes, {
  createBlock: (ctx, { params, body, actor }) => createBlock(ctx, actor, { ...params, request: body }),

  removeBlock: (ctx, { params, actor }) => removeBlock(ctx, actor, params),

  createClosure: async (ctx, { params, body, actor }) => {
    const closing = { house: params.house, request: body }
    if (body.dryRun) return { affected: datesOf(await previewClosure(ctx, actor, closing)) }
    const { affected, ...closure } = await createClosure(ctx, actor, closing)
    return { ...closure, affected: datesOf(affected) }
  },

  undoClosure: async (ctx, { params, actor }) => void (await undoClosure(ctx, actor, params)),
})

function datesOf(affected: readonly AffectedBooking[]) {
  return affected.flatMap(({ booking, dates }) =>
    dates.map(({ occurrence, offered }) => ({ booking, occurrence, ...(offered ? { offered } : {}) })),
  )
}
