import { html, pagesOf } from '../../shared/http/pages.ts'
import { readUsage } from './actions/usage.ts'
import { capability } from './contract.ts'
import { usageView } from './views.ts'

/** As with the house's other public pages: half a minute late costs nothing, what binds is the write. */
const cache = 'public, max-age=0, s-maxage=30'

export const pages = pagesOf(capability.routes, {
  usagePage: async (ctx, { params, language }) =>
    html(usageView({ language, ...(await readUsage(ctx, params.house)) }), { cache }),
})
