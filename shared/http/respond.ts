import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

/** What leaves the house, before it is put into the shape of the event. */
export interface Answer {
  status: number
  headers?: Readonly<Record<string, string>>
  /** Complete `Set-Cookie` lines. */
  cookies?: readonly string[]
  body?: string | Uint8Array
}

/** For what nobody but the asker may see or keep. */
export const privately = { 'cache-control': 'private, no-store' }

/**
 * No inline script or style, nothing from elsewhere, no frame around. `same-origin` as referrer keeps the tokens in paths at home;
 * `no-referrer` would make browsers send `Origin: null` with forms, which could then not be told from forged ones.
 */
const guards = {
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
}

const strictTransport = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

/** The answer in payload format 2.0, with the headers that every answer has. To a HEAD too: the gateway keeps the body back. */
export function respond(
  answer: Answer,
  how: { https: boolean; requestId: string; personal: boolean },
): APIGatewayProxyStructuredResultV2 {
  const { status, body = '', cookies = [] } = answer
  const written =
    typeof body === 'string'
      ? { body, isBase64Encoded: false }
      : { body: Buffer.from(body).toString('base64'), isBase64Encoded: true }
  const empty = status === 204 || status === 304
  // Whoever is signed in may see more than others: such an answer must not land in a shared cache.
  const caching = how.personal || cookies.length > 0 ? privately : {}
  const headers = {
    ...guards,
    ...(how.https ? strictTransport : {}),
    ...answer.headers,
    ...caching,
    'x-request-id': how.requestId,
  }
  return {
    statusCode: status,
    headers,
    ...(cookies.length > 0 ? { cookies: [...cookies] } : {}),
    ...(empty ? {} : written),
  }
}
