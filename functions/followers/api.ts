import { jsonApi } from '../../shared/http/api.ts'
import { follow } from './actions/follow.ts'
import { capability } from './contract.ts'

export const api = jsonApi(capability.routes, {
  followMeeting: async (ctx, { params, body }) => {
    await follow(ctx, { ...params, ...body })
    return {}
  },
})
