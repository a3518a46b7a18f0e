import { jsonApi, reply } from '../../shared/http/api.ts'
import { capability } from './contract.ts'

export const api = jsonApi(capability.routes, {
  // Every contract of the product is read for it: late, since hardly any call asks for it.
  readOpenApi: async () => {
    const { openApi } = await import('./actions.ts')
    return reply(openApi(), { headers: { 'cache-control': 'public, max-age=300' } })
  },
})
