import type { IncomingMessage } from 'node:http'
import { edgeHeadersOf } from './edge-headers.ts'
import type { EdgeHeader } from './edge-headers.ts'
import { physicalName } from './template.ts'
import type { ResolvedResource } from './template.ts'

/** What the distribution lets through on some paths, out of its policies: everything else stops at the edge. */
export interface Behavior {
  /** `*` stands for anything, slashes included. */
  pattern: string
  methods: readonly string[]
  /** In lower case. */
  headers: readonly string[]
  cookies: 'all' | readonly string[]
  /** What the edge says of itself to where it asks. */
  added: Readonly<Record<string, string>>
  /** What it puts on answers. */
  answers: readonly EdgeHeader[]
}

/** What of a request reaches the functions. */
export interface Passed {
  /** Lower-case names, several values joined by a comma; no cookies. */
  headers: Record<string, string>
  cookies: readonly string[]
}

interface Policy {
  HeadersConfig?: { Headers?: string[] }
  CookiesConfig?: { CookieBehavior?: string; Cookies?: string[] }
}

interface CacheBehavior {
  PathPattern?: string
  AllowedMethods?: string[]
  CachePolicyId?: string
  OriginRequestPolicyId?: string
  ResponseHeadersPolicyId?: string
  TargetOriginId?: string
}

interface DistributionConfig {
  DefaultCacheBehavior: CacheBehavior
  CacheBehaviors?: CacheBehavior[]
  Origins?: { Id: string; OriginCustomHeaders?: { HeaderName: string; HeaderValue: string }[] }[]
}

/** The behaviours of the template's distribution in the order in which they are tried; none where it has no distribution. */
export function behaviorsOf(resources: readonly ResolvedResource[]): Behavior[] {
  const policies = new Map(
    resources.flatMap(({ stack, id, properties }) => {
      const { CachePolicyConfig: cache, OriginRequestPolicyConfig: origin } = properties
      const inKey = (cache as { ParametersInCacheKeyAndForwardedToOrigin?: Policy } | undefined)
        ?.ParametersInCacheKeyAndForwardedToOrigin
      const policy = inKey ?? (origin as Policy | undefined)
      return policy === undefined ? [] : [[physicalName(stack, id), policy] as const]
    }),
  )
  const answers = edgeHeadersOf(resources)
  return resources
    .filter(({ resource }) => resource.Type === 'AWS::CloudFront::Distribution')
    .flatMap(({ properties }) => {
      const config = properties['DistributionConfig'] as DistributionConfig
      const all = [...(config.CacheBehaviors ?? []), { ...config.DefaultCacheBehavior, PathPattern: '*' }]
      const origins = new Map(
        (config.Origins ?? []).map(({ Id, OriginCustomHeaders: said = [] }) => [
          Id,
          Object.fromEntries(
            said.map(({ HeaderName, HeaderValue }) => [HeaderName.toLowerCase(), HeaderValue]),
          ),
        ]),
      )
      return all.map((behavior) => ({
        ...behaviorOf(behavior, policies),
        added: origins.get(behavior.TargetOriginId ?? '') ?? {},
        answers: answers.get(behavior.ResponseHeadersPolicyId ?? '') ?? [],
      }))
    })
}

function behaviorOf(
  behavior: CacheBehavior,
  policies: ReadonlyMap<string, Policy>,
): Omit<Behavior, 'added' | 'answers'> {
  const named = [behavior.CachePolicyId, behavior.OriginRequestPolicyId].flatMap(
    (id) => policies.get(id ?? '') ?? [],
  )
  const cookies = named.flatMap(({ CookiesConfig: { CookieBehavior, Cookies = [] } = {} }) =>
    CookieBehavior === 'all' ? ['*'] : Cookies,
  )
  return {
    pattern: behavior.PathPattern ?? '*',
    methods: behavior.AllowedMethods ?? ['GET', 'HEAD'],
    headers: named
      .flatMap(({ HeadersConfig }) => HeadersConfig?.Headers ?? [])
      .map((name) => name.toLowerCase()),
    cookies: cookies.includes('*') ? 'all' : cookies,
  }
}

/** What goes with a body, and what the edge sends whatever the policies say. */
const always = ['content-length', 'accept-encoding', 'x-forwarded-for', 'host']

/** How the edge treats a request: `refused` is a method that the path does not take. Without behaviours everything passes. */
export function edgeOf(
  behaviors: readonly Behavior[],
): (request: IncomingMessage, path: string) => Passed | 'refused' {
  const tried = behaviors.map((each) => ({ ...each, fits: matcher(each.pattern) }))
  return (request, path) => {
    const cookies = (request.headers.cookie ?? '').split(';').flatMap((cookie) => cookie.trim() || [])
    const headers = headersOf(request)
    const behavior = tried.find(({ fits }) => fits(path))
    if (behavior === undefined) return { headers, cookies }
    if (!behavior.methods.includes(request.method ?? 'GET')) return 'refused'
    const passed = new Set([...behavior.headers, ...always])
    const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => passed.has(name)))
    const { cookies: wanted } = behavior
    return {
      headers: { ...kept, 'user-agent': kept['user-agent'] ?? 'Amazon CloudFront', ...behavior.added },
      cookies:
        wanted === 'all' ? cookies : cookies.filter((line) => wanted.includes(line.split('=')[0] ?? '')),
    }
  }
}

/** What the edge puts on the answer of a path. */
export function edgeAnswers(behaviors: readonly Behavior[]): (path: string) => readonly EdgeHeader[] {
  const tried = behaviors.map(({ pattern, answers }) => ({ answers, fits: matcher(pattern) }))
  return (path) => tried.find(({ fits }) => fits(path))?.answers ?? []
}

function matcher(pattern: string): (path: string) => boolean {
  const parts = pattern
    .split('*')
    .map((part) => part.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\?/g, '.'))
  const whole = new RegExp(`^${parts.join('.*')}$`, 's')
  return (path) => whole.test(path)
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    if (name !== 'cookie' && name !== 'connection' && values !== undefined) headers[name] = values.join(',')
  }
  return headers
}
