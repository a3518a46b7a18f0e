import { jsonApi } from '../../../shared/http/api.ts'
import { follow } from '../../followers/actions/follow.ts'
import { jsonRoutes } from '../../followers/contract/json.ts'

export const api = jsonApi(jsonRoutes, {
  followMeeting: async (ctx, { params, body }) => {
    await follow(ctx, { ...params, ...body })
    return {}
  },
})
