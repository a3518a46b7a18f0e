import { jsonApi } from '../../shared/http/api.ts'
import { createClosure, previewClosure } from './actions/create-closure.ts'
import { undoClosure } from './actions/undo-closure.ts'
import { createBlock, removeBlock } from './actions/create-block.ts'
import { capability } from './contract.ts'
import type { AffectedBooking } from './schema/closure.ts'

export const api = jsonApi(capability.routes, {
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
