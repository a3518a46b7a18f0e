import { createHmac } from 'node:crypto'
import { keysOf } from '../keys.ts'
import type { Headers } from './request.ts'

/**
 * The network address that limits count by. The distribution writes `CloudFront-Viewer-Address` itself and overwrites what a
 * caller put there; without a distribution the gateway's own `sourceIp` is the caller. `X-Forwarded-For` is never read, because
 * callers may begin it as they like; whoever calls past the distribution is not served (`edge-key.ts`).
 */
export function clientAddress(event: {
  headers: Headers
  requestContext: { http: { sourceIp: string } }
}): string {
  const viewer = event.headers['cloudfront-viewer-address']?.replace(/:\d+$/, '')
  return network(viewer ?? event.requestContext.http.sourceIp)
}

/** Not to be turned back into the address without the installation's secret. */
export function addressHash(address: string, secret: string): string {
  return createHmac('sha256', keysOf(secret).names)
    .update(`address\n${address}`)
    .digest('base64url')
    .slice(0, 16)
}

/** One caller owns a whole /64 of IPv6 addresses, so these count as one. */
function network(address: string): string {
  const plain = address.replace(/^\[|\]$|%.*$/g, '').toLowerCase()
  if (!plain.includes(':')) return plain
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)
  if (mapped?.[1] !== undefined) return mapped[1]
  const [head = '', tail] = plain.split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0')
  return [...first, ...gap, ...last]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')
}
