import type { Context } from '../context.ts'
import type { Language } from '../language.ts'
import { Refusal } from '../refusal.ts'
import { routeKey } from './contract.ts'
import type { Route } from './contract.ts'
import { failureOf } from './failure.ts'
import type { Failure } from './failure.ts'
import { Entered } from './form.ts'
import type { Form } from './form.ts'
import { readFormBody, readHeaders, readParams, readQuery } from './input.ts'
import { retryHeaders } from './problem.ts'
import type { Endpoint, Endpoints, Incoming, PageKey, PageRequest, Routes } from './request.ts'
import { privately } from './respond.ts'
import type { Answer } from './respond.ts'
import { countSending } from './sending.ts'

/** One handler for each route outside `/api/`, named as its operation. */
export type PageHandlers<R extends Routes> = {
  [K in PageKey<R>]: (ctx: Context, request: PageRequest<R[K]>) => Promise<Answer> | Answer
}

/** The pages of a slice: `export const pages = pagesOf(capability.routes, { signInPage: async (ctx, request) => html(…) })`. */
export function pagesOf<const R extends Routes>(routes: R, handlers: PageHandlers<R>): Endpoints {
  const endpoints = Object.entries<Handler>(handlers as Record<string, Handler>).map(([name, handler]) => {
    const route = routes[name]
    if (route === undefined) throw new Error(`pagesOf: no route ${name}`)
    const endpoint: Endpoint = {
      route,
      kind: 'page',
      answer: async (ctx, call) => handler(ctx, await counted(ctx, route, await requestOf(route, call))),
    }
    return [routeKey(route), endpoint] as const
  })
  return new Map(endpoints)
}

export interface PageMore {
  /** 200 if not given. */
  status?: number
  cookies?: readonly string[]
  /** `Cache-Control` of a public page; without it nobody keeps the page. */
  cache?: string
  headers?: Readonly<Record<string, string>>
}

/** A document as `page()` of shared/html writes it. */
export function html(
  document: string,
  { status = 200, cookies = [], cache, headers }: PageMore = {},
): Answer {
  const caching =
    cache === undefined ? privately : { 'cache-control': cache, vary: 'accept-language, cookie' }
  return {
    status,
    cookies,
    headers: { 'content-type': 'text/html; charset=utf-8', ...caching, ...headers },
    body: document,
  }
}

/** What follows a successful POST; `location` is a path of this site. */
export function seeOther(location: string, cookies: readonly string[] = []): Answer {
  return { status: 303, cookies, headers: { location, ...privately } }
}

/** The same, where the page shows by itself what has become of it: it is heard from its main part on, which takes the focus by its name. */
export function seeChanged(location: string): Answer {
  return seeOther(`${location}#main`)
}

/** Anything that is not a page, such as a calendar; without `cache-control` among the headers nobody keeps it. */
export function file(
  content: string | Uint8Array,
  contentType: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status: 200, headers: { 'content-type': contentType, ...privately, ...headers }, body: content }
}

/** The asker's copy is still right; give the same `etag`, `last-modified` and `cache-control` as with the file. */
export function notModified(headers: Readonly<Record<string, string>>): Answer {
  return { status: 304, headers: { ...privately, ...headers } }
}

/**
 * What every form does: hand the input to an action and go on, or show the page again, filled, with what is wrong. The status of
 * `refused` becomes that of the failure (422, 409, …). Who may not be here at all (401, 403, 404) gets no form back.
 */
export async function answerForm<T>(
  { form }: { form: Form<T> },
  {
    accepted,
    refused,
  }: {
    accepted: (input: T) => Promise<Answer> | Answer
    refused: (failure: Failure) => Promise<Answer> | Answer
  },
): Promise<Answer> {
  const again = async (refusal: Refusal) => {
    const failure = failureOf(refusal, form.entered)
    const answer = await toldInTitle(await refused(failure))
    return {
      ...answer,
      status: failure.status,
      headers: { ...answer.headers, ...retryHeaders(failure.facts) },
    }
  }
  if (!form.ok) return again(form.refusal)
  try {
    return await accepted(form.value)
  } catch (error) {
    if (!(error instanceof Refusal) || turnsAway.has(error.kind)) throw error
    return again(error)
  }
}

/** The title is what is heard first of a page: it says that the form came back. */
async function toldInTitle(answer: Answer): Promise<Answer> {
  const { body } = answer
  const language = typeof body === 'string' ? /<html lang="([\w-]+)"/.exec(body)?.[1] : undefined
  if (typeof body !== 'string' || language === undefined) return answer
  const { wrongWord } = await import('./words.ts')
  return { ...answer, body: body.replace('<title>', `<title>${wrongWord(language as Language)}: `) }
}

const turnsAway = new Set(['unauthenticated', 'forbidden', 'not-found'])

type Handler = (ctx: Context, request: PageRequest) => Promise<Answer> | Answer

async function requestOf(route: Route, call: Incoming): Promise<PageRequest> {
  const { path, cookies, session, actor, language } = call
  const form = route.body
    ? await readFormBody(route.body, call, route)
    : { ok: true as const, value: undefined, entered: new Entered() }
  return {
    path,
    cookies,
    session,
    actor,
    language,
    params: readParams(route, call.params),
    query: readQuery(route, call.query),
    headers: readHeaders(route, call.headers),
    form: form as Form<undefined>,
  }
}

/**
 * A form that came too often comes back like a wrong one, with all that was typed, also where it is read again by another schema; without
 * a form there is nothing to show again.
 */
async function counted(ctx: Context, route: Route, request: PageRequest): Promise<PageRequest> {
  const { form, actor } = request
  if (!form.ok) return request
  try {
    await countSending(ctx, route, actor)
    return request
  } catch (error) {
    if (!(error instanceof Refusal) || route.body === undefined) throw error
    return { ...request, form: { ok: false, refusal: error, entered: form.entered.refusedBy(error) } }
  }
}
