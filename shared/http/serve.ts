import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { errorFacts } from '../log.ts'
import { Refusal } from '../refusal.ts'
import { addressHash, clientAddress } from './address.ts'
import { findEndpoint } from './endpoints.ts'
import type { Found } from './endpoints.ts'
import type { ErrorPage } from './error-page.ts'
import { fromTitle } from './from-title.ts'
import { incomingOf, isApi, isChange, languageOf, languageToKeep, sessionOf } from './event.ts'
import type { HttpEvent } from './event.ts'
import { keptFormOf } from './kept-form.ts'
import type { KeptForm } from './kept-form.ts'
import type { Language } from '../language.ts'
import { problemOf } from './problem.ts'
import type { Endpoint, Endpoints } from './request.ts'
import { privately, respond } from './respond.ts'
import type { Answer } from './respond.ts'
import { bearerToken, cookie, localPath, refuseForeignSite } from './session.ts'
import type { ProblemWords } from './words.ts'

/** The endpoints of one function; either half may wait with its import until it is asked for: most starts want the other, or a timer. */
export interface Doors {
  api?: Endpoints | (() => Promise<{ api: Endpoints }>)
  pages?: Endpoints | (() => Promise<{ pages: Endpoints }>)
}

/** What the product tells the edge, so that the edge needs to know nothing of the product. */
export interface Product {
  /** Whose session this token is. `isUse`: the call needs somebody who is signed in, or who has a link. */
  personOf(ctx: Context, token: string, isUse: boolean): Promise<Actor['person']>
  /** The page for signing in that leads on to a path of this site. */
  signInHref(next: string): string
  /** The same page for somebody whose session had ended while they filled in a form, which goes along. */
  signInAgain(kept: KeptForm, asked: { next: string; language: Language }): Promise<string>
  /** How the product words its problems; asked for when there is one. */
  words?: () => Promise<ProblemWords>
  errorPage: ErrorPage
}

type Result = APIGatewayProxyStructuredResultV2

/** One call: who asks, may they, what do they want, the answer. Throws what `serveError` then tells. */
export async function serve(doors: Doors, product: Product, ctx: Context, event: HttpEvent): Promise<Result> {
  const found = findEndpoint(await endpointsOf(doors, event), event.requestContext.http.method, event.rawPath)
  const { endpoint, params } = found
  reached.set(event, found)
  const { publicUrl } = ctx.settings
  const session = sessionOf(event, publicUrl)
  if (isChange(event) && bearerToken(event.headers) === undefined)
    refuseForeignSite(event.headers, { hasSession: session !== undefined, publicUrl })
  const actor = await actorOf(product, ctx, { found, session }, event)
  refuseStrangers(endpoint, actor)
  const answer = await endpoint.answer(ctx, incomingOf(event, actor, { params, session }))
  return send(ctx, event, withLanguage(answer, ctx, { endpoint, event }), actor.person !== undefined)
}

const yearInSeconds = 365 * 24 * 60 * 60

/** A page that was asked for in a language by its address keeps that for the pages after it. */
function withLanguage(
  answer: Answer,
  ctx: Pick<Context, 'settings'>,
  { endpoint, event }: { endpoint: Endpoint; event: HttpEvent },
): Answer {
  const value = endpoint.kind === 'page' && !endpoint.route.sameForAll ? languageToKeep(event) : undefined
  if (value === undefined) return answer
  const kept = cookie({ name: 'language', value, maxAge: yearInSeconds }, ctx.settings.publicUrl)
  return { ...answer, cookies: [...(answer.cookies ?? []), kept] }
}

/** The API tells a problem; a page shows one, or leads to the sign-in page and back, with what was typed. */
export async function serveError(
  product: Product,
  ctx: Context,
  event: HttpEvent,
  error: unknown,
): Promise<Result> {
  const language = languageOf(event)
  const { requestId } = event.requestContext
  const { wordingOf } = await import('./words.ts')
  const wording = wordingOf(language, await product.words?.())
  const { status, problem, headers, isBug } = problemOf(error, { requestId, wording })
  if (isBug) ctx.log.error('bug', { route: routeName(event), ...errorFacts(error) })
  // Its message may quote what somebody typed.
  if (isBug) ctx.log.debug('bug', { text: String(error) })
  const api = isApi(event)
  if (status === 401 && !api) {
    const next = pageToReturnTo(ctx, event)
    // Where no form is read, none can be shown again before it counts.
    const kept = reached.get(event)?.endpoint.route.body && keptFormOf(event)
    if (kept) {
      const body = await product.signInAgain(kept, { next, language })
      return send(ctx, event, { ...pageOf(body), status }, false)
    }
    const location = product.signInHref(next)
    return send(ctx, event, { status: 303, headers: { ...privately, location } }, false)
  }
  const answer = api
    ? { headers: { 'content-type': 'application/problem+json', ...privately }, body: JSON.stringify(problem) }
    : pageOf(
        await product.errorPage(ctx, problem, {
          language,
          path: event.rawPath,
          params: reached.get(event)?.params ?? {},
        }),
      )
  return send(ctx, event, { ...answer, status, headers: { ...answer.headers, ...headers } }, false)
}

function pageOf(body: string) {
  return { headers: { 'content-type': 'text/html; charset=utf-8', ...privately }, body }
}

/** The endpoints among which a call's must be, if there is one. */
async function endpointsOf({ api = none, pages = none }: Doors, event: HttpEvent): Promise<Endpoints> {
  if (isApi(event)) return typeof api === 'function' ? (await api()).api : api
  return typeof pages === 'function' ? (await pages()).pages : pages
}

const none: Endpoints = new Map()

const reached = new WeakMap<HttpEvent, Found>()

/**
 * How the log names what a call reached: its method and the path of the contract, `GET /api/bookings/{id}`. Where it reached
 * nothing, the gateway's route; never the path that was asked for, which may hold a token.
 */
export function routeName(event: HttpEvent): string {
  const endpoint = reached.get(event)?.endpoint
  return endpoint ? `${event.requestContext.http.method} ${endpoint.route.path}` : event.routeKey
}

/** Who asks. A session is looked up only if there is one (one read), the address hashed only where something may change. */
async function actorOf(
  product: Product,
  ctx: Context,
  { found: { endpoint, params }, session }: { found: Found; session: string | undefined },
  event: HttpEvent,
): Promise<Actor> {
  const isUse = endpoint.route.access !== 'anyone'
  const person = session === undefined ? undefined : await product.personOf(ctx, session, isUse)
  const inPath = endpoint.kind === 'page' ? params.token : undefined
  const token = bearerToken(event.headers) ?? inPath
  const address = isChange(event) ? addressHash(clientAddress(event), await ctx.secret()) : ''
  return {
    kind: person ? 'person' : 'visitor',
    address,
    ...(person ? { person } : {}),
    ...(token === undefined ? {} : { token }),
  }
}

function refuseStrangers({ route }: Endpoint, { person, token }: Actor): void {
  if (route.access === 'anyone' || person !== undefined) return
  if (route.access === 'holder' && token !== undefined) return
  throw new Refusal('unauthenticated', 'sign-in-needed')
}

function send(ctx: Context, event: HttpEvent, answer: Answer, personal: boolean): Result {
  const https = ctx.settings.publicUrl.startsWith('https:')
  const { requestId } = event.requestContext
  return respond(isChange(event) ? fromTitle(answer) : answer, { https, requestId, personal })
}

/** After a form that came too late: the page that it stood on. */
function pageToReturnTo({ settings: { publicUrl } }: Context, event: HttpEvent): string {
  const { referer = '' } = event.headers
  if (isChange(event))
    return referer.startsWith(`${publicUrl}/`) ? localPath(referer.slice(publicUrl.length)) : '/'
  // The gateway has decoded the path.
  return localPath(encodeURI(event.rawPath) + (event.rawQueryString === '' ? '' : `?${event.rawQueryString}`))
}
