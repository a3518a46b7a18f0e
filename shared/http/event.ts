import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Actor } from '../actor.ts'
import { chooseLanguage, known } from '../language.ts'
import type { Language } from '../language.ts'
import type { Incoming } from './request.ts'
import { bearerToken, readCookies, sessionCookieName } from './session.ts'

/** HTTP API, payload format 2.0. */
export type HttpEvent = APIGatewayProxyEventV2

/** Whether the call may change something; then it must come from here (see `refuseForeignSite`). */
export function isChange(event: HttpEvent): boolean {
  return !['GET', 'HEAD'].includes(event.requestContext.http.method)
}

/** `/api/…` is answered in JSON even if it goes wrong before anything else is known. */
export function isApi(event: HttpEvent): boolean {
  return event.rawPath.startsWith('/api/')
}

export function cookiesOf(event: HttpEvent): Record<string, string> {
  return readCookies(event.cookies ?? (event.headers.cookie === undefined ? [] : [event.headers.cookie]))
}

/** The token of the session, if it counts: whoever brings a bearer token is who that says and nobody else. */
export function sessionOf(event: HttpEvent, publicUrl: string): string | undefined {
  if (bearerToken(event.headers) !== undefined) return undefined
  return cookiesOf(event)[sessionCookieName(publicUrl)]
}

/** `?lang=` of a page's address, as its links to the other languages write it. */
function langOf(event: HttpEvent): string | undefined {
  return new URLSearchParams(event.rawQueryString).get('lang') ?? undefined
}

export function languageOf(event: HttpEvent): Language {
  return chooseLanguage({
    asked: langOf(event),
    cookie: cookiesOf(event).language,
    acceptLanguage: event.headers['accept-language'],
  })
}

export function incomingOf(
  event: HttpEvent,
  actor: Actor,
  { params, session }: Pick<Incoming, 'params' | 'session'>,
): Incoming {
  return {
    id: event.requestContext.requestId,
    path: event.rawPath,
    params,
    query: new URLSearchParams(event.rawQueryString),
    headers: event.headers,
    cookies: cookiesOf(event),
    session,
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    actor,
    language: languageOf(event),
  }
}

/** The language that a link asks for, to be kept for the pages after it; nothing where it was chosen already. */
export function languageToKeep(event: HttpEvent): Language | undefined {
  const asked = known(langOf(event))
  return asked === cookiesOf(event).language ? undefined : asked
}
