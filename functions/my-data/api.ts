import { jsonApi } from '../../shared/http/api.ts'
import { openDataLink } from '../identity/actions/open-data-link.ts'
import { forgetAll } from './actions/forget.ts'
import { forgetInHouse, readInHouse, whoIs } from './actions/in-house.ts'
import { readStored } from './actions/read.ts'
import { capability } from './contract.ts'

export const api = jsonApi(capability.routes, {
  readStoredInHouse: async (ctx, { actor, params: { house }, body }) => {
    const who = await whoIs(ctx, actor, { house, reached: body })
    return { stored: await readInHouse(ctx, actor, { house, who }) }
  },

  forgetInHouse: async (ctx, { actor, params: { house }, body }) => {
    const who = await whoIs(ctx, actor, { house, reached: body })
    return { stored: await forgetInHouse(ctx, actor, { house, who }) }
  },

  readMyData: async (ctx, { params }) => ({
    stored: await readStored(ctx, await openDataLink(ctx, params.token)),
  }),

  forgetMyData: async (ctx, { params }) => ({
    stored: await forgetAll(ctx, await openDataLink(ctx, params.token)),
  }),
})
