import { jsonApi } from '../../shared/http/api.ts'
import { openDataLink } from '../identity/actions/open-data-link.ts'
import { forgetAll } from './actions/forget.ts'
import { readStored } from './actions/read.ts'
import { capability } from './contract.ts'

export const api = jsonApi(capability.routes, {
  readMyData: async (ctx, { params }) => ({
    stored: await readStored(ctx, await openDataLink(ctx, params.token)),
  }),

  forgetMyData: async (ctx, { params }) => ({
    stored: await forgetAll(ctx, await openDataLink(ctx, params.token)),
  }),
})
