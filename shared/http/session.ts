import { Refusal } from '../refusal.ts'
import type { Headers } from './request.ts'

/** The cookie that a signed-in browser carries: by this prefix browsers take it from the very site alone, not from a neighbour of its domain. */
export const secureSessionCookie = '__Host-session'

/** Without https there is no such prefix. */
export function sessionCookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? secureSessionCookie : 'session'
}

export interface CookieLine {
  name: string
  value: string
  /** Seconds; 0 takes the cookie away. Without it the cookie goes with the browser's session. */
  maxAge?: number
  /** Only below this path; the whole site if not given. */
  path?: string
}

/** A `Set-Cookie` line: for the whole site, not sent along by other sites' forms, by https only where the site is on https. */
export function cookie({ name, value, maxAge, path = '/' }: CookieLine, publicUrl: string): string {
  return [
    `${name}=${encodeURIComponent(value)}`,
    `Path=${path}`,
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
    'HttpOnly',
    'SameSite=Lax',
    ...(publicUrl.startsWith('https:') ? ['Secure'] : []),
  ].join('; ')
}

/** The cookie of somebody who signed in. */
export function sessionCookie(token: string, days: number, publicUrl: string): string {
  return cookie({ name: sessionCookieName(publicUrl), value: token, maxAge: days * 24 * 60 * 60 }, publicUrl)
}

export function endedSessionCookie(publicUrl: string): string {
  return cookie({ name: sessionCookieName(publicUrl), value: '', maxAge: 0 }, publicUrl)
}

/** Payload format 2.0 gives `name=value` strings; what cannot be decoded stays as it is. The first of a name counts. */
export function readCookies(lines: readonly string[]): Record<string, string> {
  const found = new Map<string, string>()
  for (const line of lines.flatMap((several) => several.split(';'))) {
    const [name = '', ...rest] = line.split('=')
    if (rest.length > 0 && !found.has(name.trim())) found.set(name.trim(), decoded(rest.join('=').trim()))
  }
  return Object.fromEntries(found)
}

/** `Authorization: Bearer <token>`; anything else is no token. */
export function bearerToken(headers: Headers): string | undefined {
  return /^bearer +([\w.~+/=-]{1,500})$/i.exec(headers.authorization?.trim() ?? '')?.[1]
}

/**
 * Refuses what another site made this browser send. Browsers say where a request comes from in `Sec-Fetch-Site` (on https and
 * localhost) and `Origin` (with every POST), and no page can forge either. A call that says nothing comes from no current browser: it
 * may do what anybody may, but with a session it must say something. Programs bring a token.
 */
export function refuseForeignSite(
  headers: Headers,
  { hasSession, publicUrl }: { hasSession: boolean; publicUrl: string },
): void {
  const { 'sec-fetch-site': site, origin } = headers
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return
  } else if (origin !== undefined) {
    if (isOwnOrigin(origin, headers.host, publicUrl)) return
  } else if (!hasSession) return
  throw new Refusal('forbidden', 'cross-site-request')
}

/** The site's own address, or the very host that was called (locally `127.0.0.1` for `localhost`). */
function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string): boolean {
  return origin === publicUrl || (host !== undefined && origin === `${new URL(publicUrl).protocol}//${host}`)
}

/** A path of this site to go on to after signing in; anything that could lead elsewhere becomes `/`. */
export function localPath(next: string | undefined): string {
  if (next === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(next) || next.includes('\\')) return '/'
  return next
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
