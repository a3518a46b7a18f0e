import type { ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export interface HttpAnswer {
  status: number
  headers: Record<string, string>
  cookies: readonly string[]
  body: Buffer
}

const compressors = {
  br: (body: Buffer): Promise<Buffer> =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Buffer): Promise<Buffer> => promisify(gzip)(body, { level: 6 }),
}

/** The types and sizes that CloudFront compresses; it leaves calendars and `application/problem+json` as they are. */
const compressible =
  /^(text\/(css|csv|html|javascript|plain|xml)|application\/(javascript|json|xml|xhtml\+xml|rss\+xml|wasm)|image\/svg\+xml)\s*(;|$)/i
const smallest = 1000
const largest = 10_000_000

export function jsonAnswer(status: number, body: unknown): HttpAnswer {
  const headers = { 'content-type': 'application/json' }
  return { status, headers, cookies: [], body: Buffer.from(JSON.stringify(body)) }
}

/** Reads what a function returned by the rules of payload format 2.0; what breaks them is a 500, as there. */
export function answerOf(result: unknown): HttpAnswer {
  if (typeof result !== 'object' || result === null || !('statusCode' in result))
    return jsonAnswer(200, result)
  const { statusCode, headers, cookies, body, isBase64Encoded } = result as Record<string, unknown>
  const status = Number(statusCode)
  const wrongBody = body !== undefined && body !== null && typeof body !== 'string'
  if (!Number.isInteger(status) || status < 100 || status > 599 || wrongBody) {
    return jsonAnswer(500, { message: 'Internal Server Error' })
  }
  const named: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers ?? {})) {
    const key = name.toLowerCase()
    if (!/^(connection|content-length|keep-alive|transfer-encoding|upgrade)$/.test(key))
      named[key] = String(value)
  }
  const bytes = Buffer.from((body as string | undefined) ?? '', isBase64Encoded === true ? 'base64' : 'utf8')
  if (bytes.length > 0) named['content-type'] ??= 'text/plain;charset=UTF-8'
  return { status, headers: named, cookies: Array.isArray(cookies) ? cookies.map(String) : [], body: bytes }
}

/** Compresses as the distribution would: when asked for, by type and size; a strong ETag becomes a weak one then. */
export async function compressed(
  answer: HttpAnswer,
  acceptEncoding: string | undefined,
): Promise<HttpAnswer> {
  const { headers, body } = answer
  if (headers['content-encoding'] !== undefined || !compressible.test(headers['content-type'] ?? ''))
    return answer
  if (body.length < smallest || body.length > largest) return answer
  const vary = headers['vary'] === undefined ? 'Accept-Encoding' : `${headers['vary']}, Accept-Encoding`
  const encoding = preferred(acceptEncoding)
  if (encoding === undefined) return { ...answer, headers: { ...headers, vary } }
  const etag = headers['etag']
  return {
    ...answer,
    headers: {
      ...headers,
      vary,
      'content-encoding': encoding,
      ...(etag !== undefined && !etag.startsWith('W/') && { etag: `W/${etag}` }),
    },
    body: await compressors[encoding](body),
  }
}

/** Brotli before gzip, neither if refused with `q=0`. */
function preferred(acceptEncoding = ''): 'br' | 'gzip' | undefined {
  const wanted = acceptEncoding.split(',').flatMap((entry) => {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase())
    return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? [] : [name]
  })
  if (wanted.includes('br')) return 'br'
  return wanted.includes('gzip') ? 'gzip' : undefined
}

/** Sends it; for `HEAD` Node leaves the body out and keeps its length. */
export function send(response: ServerResponse, answer: HttpAnswer): void {
  if (response.headersSent || response.destroyed) return
  const bodyless = answer.status === 304 || answer.status === 204
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value)
  if (answer.cookies.length > 0) response.setHeader('set-cookie', answer.cookies)
  if (!bodyless) response.setHeader('content-length', answer.body.length)
  response.writeHead(answer.status)
  response.end(bodyless ? undefined : answer.body)
}
