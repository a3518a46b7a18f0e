import { routeKey } from './contract.ts'
import type { Endpoint, Endpoints, Routes } from './request.ts'

/**
 * The JSON half of one slice among several, read when somebody asks for it: its contract alone tells which calls are its own.
 * `lateApi(jsonRoutes, () => import('./api/duties.ts'))`
 */
export function lateApi(routes: Routes, load: () => Promise<{ api: Endpoints }>): Endpoints {
  const endpoints = Object.values(routes).map((route): [string, Endpoint] => {
    const key = routeKey(route)
    const found = async () => {
      const endpoint = (await load()).api.get(key)
      if (endpoint === undefined) throw new Error(`Nobody answers ${key}`)
      return endpoint
    }
    return [key, { route, kind: 'api', answer: async (ctx, call) => (await found()).answer(ctx, call) }]
  })
  return new Map(endpoints)
}
