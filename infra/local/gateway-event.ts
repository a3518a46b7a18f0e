import type { IncomingMessage } from 'node:http'
import type { Passed } from './edge.ts'
import { account } from './template.ts'
import { decodedPath } from './gateway-routes.ts'

/** A request as a function gets it: payload format 2.0 of an HTTP API. Absent parts are left out, as there. */
export interface HttpEvent {
  version: '2.0'
  routeKey: string
  rawPath: string
  rawQueryString: string
  cookies?: string[]
  headers: Record<string, string>
  queryStringParameters?: Record<string, string>
  pathParameters?: Record<string, string>
  requestContext: Record<string, unknown>
  body?: string
  isBase64Encoded: boolean
}

export interface EventFacts {
  routeKey: string
  parameters: Record<string, string>
  requestId: string
  epochMs: number
  body: Buffer
  /** What the edge lets through. */
  passed: Passed
}

/** Path (as sent) and query (without the question mark) of a request. */
export function targetOf(request: IncomingMessage): { path: string; query: string } {
  const url = (request.url ?? '/').replace(/^https?:\/\/[^/?]*/, '')
  const cut = url.indexOf('?')
  const path = cut < 0 ? url : url.slice(0, cut)
  return { path: path === '' ? '/' : path, query: cut < 0 ? '' : url.slice(cut + 1) }
}

/** The whole event; the path arrives decoded and cookies outside the headers, both as API Gateway does it. */
export function httpEvent(request: IncomingMessage, facts: EventFacts): HttpEvent {
  const { path, query } = targetOf(request)
  const sourceIp = (request.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '')
  const headers = withAdded(facts.passed.headers, request, sourceIp)
  const { cookies } = facts.passed
  const parameters = queryParameters(query)
  const text = isText(headers['content-type'])
  const host = headers['host'] ?? ''
  return {
    version: '2.0',
    routeKey: facts.routeKey,
    rawPath: decodedPath(path),
    rawQueryString: query,
    ...(cookies.length > 0 && { cookies: [...cookies] }),
    headers,
    ...(parameters !== undefined && { queryStringParameters: parameters }),
    ...(Object.keys(facts.parameters).length > 0 && { pathParameters: facts.parameters }),
    requestContext: {
      accountId: account,
      apiId: 'local',
      domainName: host.replace(/:\d+$/, ''),
      domainPrefix: host.split(/[.:]/)[0] ?? '',
      http: {
        method: request.method ?? 'GET',
        path: decodedPath(path),
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: facts.requestId,
      routeKey: facts.routeKey,
      stage: '$default',
      time: logTime(facts.epochMs),
      timeEpoch: facts.epochMs,
    },
    ...(facts.body.length > 0 && { body: facts.body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: facts.body.length > 0 && !text,
  }
}

/** With what the distribution and the gateway add. */
function withAdded(
  passed: Record<string, string>,
  request: IncomingMessage,
  sourceIp: string,
): Record<string, string> {
  const headers = { ...passed }
  const port = String(request.socket.localPort ?? '')
  const forwarded = headers['x-forwarded-for']
  headers['x-forwarded-for'] = forwarded === undefined ? sourceIp : `${forwarded}, ${sourceIp}`
  headers['x-forwarded-port'] = port
  headers['x-forwarded-proto'] = 'http'
  headers['cloudfront-viewer-address'] = `${sourceIp}:${request.socket.remotePort ?? 0}`
  return headers
}

function queryParameters(query: string): Record<string, string> | undefined {
  const joined: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    joined[name] = Object.hasOwn(joined, name) ? `${joined[name]},${value}` : value
  }
  return Object.keys(joined).length > 0 ? joined : undefined
}

/** Only these arrive as text, even forms do not: HTTP APIs send everything else, and what has no type, in base64. */
function isText(contentType: string | undefined): boolean {
  return /^(text\/|application\/(json|xml|javascript)\b)/i.test(contentType ?? '')
}

/** `22/Nov/2026:15:40:07 +0000` */
function logTime(epochMs: number): string {
  const [, day, month, year, time] =
    /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(epochMs).toUTCString()) ?? []
  return `${day}/${month}/${year}:${time} +0000`
}
