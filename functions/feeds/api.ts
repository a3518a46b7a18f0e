import { jsonApi, reply, Unchanged } from '../../shared/http/api.ts'
import { readPublicUses } from './actions/public-uses.ts'
import { jsonRoutes } from './contract/json.ts'

/** As long as the edge keeps a calendar. */
const caching = { 'cache-control': 'public, max-age=900' }

export const api = jsonApi(jsonRoutes, {
  readCalendarUses: async (ctx, { params, query, headers }) => {
    const known = headers['if-none-match']
    const { etag, uses } = await readPublicUses(ctx, { ...params, ...query, known })
    return uses === undefined
      ? new Unchanged({ ...caching, etag })
      : reply(uses, { headers: { ...caching, etag } })
  },
})
