import type { Capability } from '../shared/http/contract.ts'
import { compileRoutes, matchRoute, readings } from './local/gateway-routes.ts'
import { pathTree } from './path-tree.ts'
import type { PathNode } from './path-tree.ts'

/** A route of the HTTP API: `ANY /api/bookings/{proxy+}` leads to the function of `bookings`. */
export interface ApiRoute {
  routeKey: string
  /** Name of the capability. */
  target: string
}

/**
 * The fewest routes by which every path of the contracts reaches its capability; what no route fits goes to the capability that
 * answers for unknown paths. AWS does not say whether a greedy route with more literal segments beats a full match with fewer, so
 * the routes are right under both readings. Throws if two capabilities serve one path.
 */
export function apiRoutes(capabilities: readonly Capability[]): ApiRoute[] {
  const paths = capabilities.flatMap(({ name, routes }) =>
    [...new Set(Object.values(routes).map(({ path }) => path))].map((path) => ({ path, target: name })),
  )
  const fallback = capabilities.find(({ unknownPaths }) => unknownPaths)?.name
  const routes = [...fewest(pathTree(paths), fallback)]
  if (fallback !== undefined) routes.push({ routeKey: '$default', target: fallback })
  for (const { path, target } of astray(routes, paths)) routes.push(anyOf(path, target))
  const [lost] = astray(routes, paths)
  if (lost) throw new Error(`The gateway would not hand ${lost.path} to ${lost.target}`)
  return routes
}

interface OwnedPath {
  path: string
  target: string
}

function anyOf(path: string, target: string): ApiRoute {
  return { routeKey: `ANY ${path}`, target }
}

/**
 * What a node and all below it need if `inherited` gets them anyway. A greedy route pays where most of what is below is one's; where
 * all of it is, it stands even if it saves nothing yet, so that a path more changes no route.
 */
function fewest(node: PathNode, inherited: string | undefined, known: Known = new Map()): ApiRoute[] {
  const key = `${node.path} ${inherited ?? ''}`
  const found = known.get(key)
  if (found) return found
  const { path, target } = node
  const own = target === undefined || target === inherited ? [] : [anyOf(path || '/', target)]
  const below = (by: string | undefined) => node.children.flatMap((child) => fewest(child, by, known))
  const greedy = [...(node.mayBeGreedy ? node.targetsBelow : [])].map((by) => [
    anyOf(`${path}/{proxy+}`, by),
    ...below(by),
  ])
  const choices = node.targetsBelow.size === 1 ? [...greedy, below(inherited)] : [below(inherited), ...greedy]
  const routes = [...own, ...choices.reduce((least, each) => (each.length < least.length ? each : least))]
  known.set(key, routes)
  return routes
}

/** What was found out already, by node and inheritance. */
type Known = Map<string, ApiRoute[]>

/** The paths that one of the readings would hand to another capability, or to none. */
function astray(routes: readonly ApiRoute[], paths: readonly OwnedPath[]): OwnedPath[] {
  const compiled = readings.map((reading) => compileRoutes(routes, reading))
  return paths.filter(({ path, target }) => {
    const sample = path.replace(/\{\w+\}/g, '~')
    return compiled.some((choice) => matchRoute(choice, 'GET', sample)?.target !== target)
  })
}
