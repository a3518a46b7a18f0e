import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { capabilities as all } from '../../functions/capabilities.ts'
import { entry } from '../../functions/entry.ts'
import type { Handler } from '../../functions/entry.ts'
import { apiRoutes } from '../../infra/api-routes.ts'
import { compileRoutes, decodedPath, matchRoute } from '../../infra/local/gateway-routes.ts'
import { needsFunction } from '../../infra/needs.ts'
import type { Context } from '../../shared/context.ts'
import type { Capability } from '../../shared/http/contract.ts'
import { actingAs } from './acting.ts'
import { granted } from './granted.ts'

export interface Call {
  /** Sent as JSON. */
  body?: unknown
  /** Sent as a browser sends a form; a list gives a name several times. */
  form?: Record<string, string | readonly string[]>
  /** Sent as it is, with the content type among the headers. */
  raw?: string | Uint8Array
  /** `undefined` takes away what would be sent otherwise, such as the `origin` of a form or of a session. */
  headers?: Record<string, string | undefined>
  cookies?: Record<string, string>
  /** Sent as `Authorization: Bearer`. */
  token?: string
  /** Network address of the caller. */
  from?: string
}

export interface Called {
  status: number
  headers: Record<string, string>
  /** `Set-Cookie` lines. */
  cookies: readonly string[]
  /** The cookies that were set, to send along with the next call. */
  jar: Record<string, string>
  text: string
  bytes: Uint8Array
  /** The parsed body of an answer in JSON. */
  json: any
}

/** Enters every capability that has a function by its `lambda.ts`, with this context. */
export function frontDoor(ctx: Context): Door {
  const called = all.filter((capability) => needsFunction(capability, all))
  let opened: Door | undefined
  const open = () => {
    const rooms = called.map((capability) => behind(ctx, capability))
    return door(ctx, rooms, (product ??= routesTo(rooms)))
  }
  return (...call) => {
    opened ??= open()
    return opened(...call)
  }
}

/** Computed once for all worlds: they have the same doors. */
let product: ReturnType<typeof routesTo> | undefined

function routesTo(rooms: readonly Pick<Behind, 'capability'>[]) {
  return compileRoutes(apiRoutes(rooms.map(({ capability }) => capability)))
}

export type Door = (method: string, path: string, call?: Call) => Promise<Called>

/** A capability and the function that answers for it, perhaps imported only when it is asked. */
export interface Behind {
  capability: Capability
  handler: Handler | (() => Promise<Handler>)
}

/** A door to these capabilities, with the routes of the gateway and its own choice among them. */
export function door(ctx: Context, rooms: readonly Behind[], routes = routesTo(rooms)): Door {
  const roomOf = (name: string) => rooms.find(({ capability }) => capability.name === name)!
  let count = 0
  return async (method, path, call = {}) => {
    const match = matchRoute(routes, method, path.split('?')[0]!)
    if (match === undefined) throw new Error(`No route for ${method} ${path}`)
    const { capability, handler } = roomOf(match.target)
    const event = eventOf(method, path, call, ctx.settings.publicUrl)
    event.routeKey = match.routeKey
    event.pathParameters = match.parameters
    event.requestContext.requestId = `request-${++count}`
    const answer = await actingAs(capability, async () =>
      'edges' in handler ? handler(event) : (await handler())(event),
    )
    return calledOf(answer as APIGatewayProxyStructuredResultV2)
  }
}

function behind(ctx: Context, capability: Capability): Behind {
  let made: Promise<Handler> | undefined
  const load = async () => {
    const path = `../../functions/${capability.name}/lambda.ts`
    const { handler } = (await import(path)) as { handler: Handler }
    return entry(handler.edges, { context: granted(ctx) })
  }
  return { capability, handler: () => (made ??= load()) }
}

function eventOf(method: string, path: string, call: Call, publicUrl: string): APIGatewayProxyEventV2 {
  const cut = path.indexOf('?')
  const rawPath = decodedPath(cut < 0 ? path : path.slice(0, cut))
  const body = bodyOf(call)
  const headers = { host: new URL(publicUrl).host, ...headersFor(call, publicUrl), ...call.headers }
  const cookies = Object.entries(call.cookies ?? {}).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  )
  return {
    version: '2.0',
    routeKey: '',
    rawPath,
    rawQueryString: cut < 0 ? '' : path.slice(cut + 1),
    ...(cookies.length > 0 ? { cookies } : {}),
    headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)),
    requestContext: {
      http: {
        method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: call.from ?? '192.0.2.7',
        userAgent: 'test',
      },
      requestId: '',
    } as APIGatewayProxyEventV2['requestContext'],
    ...(body === undefined ? {} : { body: Buffer.from(body).toString('base64') }),
    isBase64Encoded: body !== undefined,
  }
}

/** Whoever has cookies is a browser, and says where the call comes from. */
function headersFor({ body, form, token, cookies }: Call, origin: string): Record<string, string> {
  return {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    ...(form || cookies ? { origin } : {}),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
}

function bodyOf({ body, form, raw }: Call): string | Uint8Array | undefined {
  if (raw !== undefined) return raw
  if (body !== undefined) return JSON.stringify(body)
  if (form === undefined) return undefined
  const fields = Object.entries(form).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value]),
  )
  return new URLSearchParams(fields as string[][]).toString()
}

function calledOf(result: APIGatewayProxyStructuredResultV2): Called {
  const bytes = Buffer.from(result.body ?? '', result.isBase64Encoded === true ? 'base64' : 'utf8')
  const headers = (result.headers ?? {}) as Record<string, string>
  const cookies = result.cookies ?? []
  const pairs = cookies.map((line) => line.split(';')[0]!.split('='))
  const text = bytes.toString('utf8')
  const isJson = /\bjson\b/.test(headers['content-type'] ?? '') && text !== ''
  return {
    status: result.statusCode ?? 0,
    headers,
    cookies,
    jar: Object.fromEntries(pairs.map(([name = '', value = '']) => [name, decodeURIComponent(value)])),
    text,
    bytes,
    json: isJson ? (JSON.parse(text) as unknown) : undefined,
  }
}
