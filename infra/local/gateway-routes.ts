/** A route of the template, cut into its segments once. */
export interface CompiledRoute<Target> {
  routeKey: string
  method: string
  segments: readonly Segment[]
  target: Target
}

interface Segment {
  kind: 'literal' | 'parameter' | 'greedy'
  text: string
}

export interface RouteMatch<Target> {
  routeKey: string
  target: Target
  /** Decoded values of the path's parameters. */
  parameters: Record<string, string>
}

/**
 * How an HTTP API chooses among the routes that fit. Both say: a literal segment before a parameter before a greedy one, from
 * left to right, then the method itself before `ANY`, and `$default` last. `full-first` adds that any full match comes before any
 * greedy one, as the documentation may be read ("full match, greedy, $default").
 */
export const readings = ['literal-first', 'full-first'] as const
export type Reading = (typeof readings)[number]

/** Sorts routes as they are chosen. */
export function compileRoutes<Target>(
  routes: readonly { routeKey: string; target: Target }[],
  reading: Reading = 'literal-first',
): CompiledRoute<Target>[] {
  const compiled = routes.map(({ routeKey, target }) => {
    const [method = '', path = ''] = routeKey === '$default' ? ['$default', '/{+}'] : routeKey.split(' ')
    return { routeKey, method, segments: path.split('/').slice(1).map(segmentOf), target }
  })
  return compiled.toSorted((a, b) => (rank(a, reading) < rank(b, reading) ? -1 : 1))
}

function segmentOf(text: string): Segment {
  const name = /^\{(.*)\}$/.exec(text)?.[1]
  if (name === undefined) return { kind: 'literal', text }
  return name.endsWith('+') ? { kind: 'greedy', text: name.slice(0, -1) } : { kind: 'parameter', text: name }
}

/** Letters that sort as the routes do. */
function rank({ method, segments }: CompiledRoute<unknown>, reading: Reading): string {
  const letters = { literal: 'a', parameter: 'b', greedy: 'c' }
  const path = segments.map(({ kind }) => letters[kind]).join('')
  const methods: Record<string, string> = { $default: 'z', ANY: 'y' }
  const last = reading === 'full-first' && segments.at(-1)?.kind === 'greedy' ? 'y' : ''
  return method === '$default' ? 'z' : `${last}${path} ${methods[method] ?? 'x'}`
}

/** Finds the route for a request; undefined is API Gateway's 404. A `HEAD` finds only what is routed for `HEAD` or `ANY`. */
export function matchRoute<Target>(
  routes: readonly CompiledRoute<Target>[],
  method: string,
  rawPath: string,
): RouteMatch<Target> | undefined {
  const parts = rawPath.split('/').slice(1)
  for (const route of routes) {
    if (route.method !== method && route.method !== 'ANY' && route.method !== '$default') continue
    const parameters = route.method === '$default' ? {} : parametersOf(route.segments, parts)
    if (parameters !== undefined) return { routeKey: route.routeKey, target: route.target, parameters }
  }
  return undefined
}

function parametersOf(
  segments: readonly Segment[],
  parts: readonly string[],
): Record<string, string> | undefined {
  const greedy = segments.at(-1)?.kind === 'greedy'
  if (greedy ? parts.length < segments.length : parts.length !== segments.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [position, segment] of segments.entries()) {
    const part = decoded(parts[position] ?? '')
    if (segment.kind === 'literal') {
      if (segment.text !== part) return undefined
    } else if (segment.kind === 'parameter') {
      if (part === '') return undefined
      parameters[segment.text] = part
    } else {
      parameters[segment.text] = parts.slice(position).map(decoded).join('/')
    }
  }
  return parameters
}

/** A path as functions see it: each segment decoded, so that a slash that was encoded can no longer be told from one that was not. */
export function decodedPath(path: string): string {
  return path.split('/').map(decoded).join('/')
}

/** Percent-decoding that leaves alone what is no valid encoding. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
