import { TrieRouter } from 'hono/router/trie-router'
import { Refusal } from '../refusal.ts'
import type { Endpoint, Endpoints } from './request.ts'

/** Where a call leads: the endpoint, and what stands in its path for the parameters. */
export interface Found {
  endpoint: Endpoint
  params: Readonly<Record<string, string>>
}

/**
 * Finds the endpoint for a method and a path that is decoded already; a HEAD is a GET. Literal segments come before parameters, from
 * left to right, and a parameter is never empty. Refuses with `not-found`, or with `wrong-method` and what is `allowed` instead.
 */
export function findEndpoint(endpoints: Endpoints, method: string, path: string): Found {
  const router = routerOf(endpoints)
  const find = (name: string) => router.match(name, path)[0][0]?.[0]
  const endpoint = find(method === 'HEAD' ? 'GET' : method)
  if (endpoint) return { endpoint, params: paramsOf(endpoint.route.path, path) }
  const methods = new Set([...endpoints.values()].map(({ route }) => route.method))
  const allowed = [...methods].filter((name) => find(name) !== undefined)
  if (allowed.length === 0) throw new Refusal('not-found', 'not-found')
  throw new Refusal('wrong-method', 'wrong-method', {
    allowed: allowed.flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name])),
  })
}

const routers = new WeakMap<Endpoints, TrieRouter<Endpoint>>()

/** Made when the first call comes, not when the function starts. */
function routerOf(endpoints: Endpoints): TrieRouter<Endpoint> {
  const known = routers.get(endpoints)
  if (known) return known
  const router = new TrieRouter<Endpoint>()
  // Of several that fit, it names the one first that was added first.
  const sorted = [...endpoints.values()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
  for (const endpoint of sorted) {
    const { method, path } = endpoint.route
    router.add(method, path.replace(/\{(\w+)\}/g, ':$1'), endpoint)
  }
  routers.set(endpoints, router)
  return router
}

/** Letters that sort as paths are chosen. */
function rank({ route }: Endpoint): string {
  return segmentsOf(route.path)
    .map((segment) => (segment.startsWith('{') ? 'b' : 'a'))
    .join('')
}

function paramsOf(pattern: string, path: string): Record<string, string> {
  const parts = segmentsOf(path)
  const named = segmentsOf(pattern).map((segment, at) => [/^\{(\w+)\}$/.exec(segment)?.[1], parts[at] ?? ''])
  return Object.fromEntries(named.filter(([name]) => name !== undefined)) as Record<string, string>
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1)
}
