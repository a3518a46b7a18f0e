import type * as z from 'zod/mini'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import type { Language } from '../language.ts'
import type { Route } from './contract.ts'
import type { Form } from './form.ts'
import type { Answer } from './respond.ts'

/** A call as it arrived: who and what, nothing of it held against a schema yet. */
export interface Incoming {
  /** The request's id, as logs and problems name it. */
  id: string
  path: string
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  /** Names in lower case. */
  headers: Headers
  cookies: Readonly<Record<string, string>>
  /** The token of the browser's session, known or not; nothing where a bearer token came with it. */
  session: string | undefined
  body: Uint8Array
  actor: Actor
  language: Language
}

export type Headers = Readonly<Record<string, string | undefined>>

/** What every handler gets: the parts of the call, parsed and typed by the contract. */
export interface Request<R extends Route = Route> extends Pick<
  Incoming,
  'path' | 'cookies' | 'session' | 'actor' | 'language'
> {
  params: Params<R>
  query: Part<R, 'query'>
  /** All headers as they came; those that the contract names are parsed. */
  headers: Headers & Part<R, 'headers'>
}

export interface ApiRequest<R extends Route = Route> extends Request<R> {
  body: Body<R>
}

/** A page's form may be wrong without being an error: the page shows it again, filled. See `answerForm`. */
export interface PageRequest<R extends Route = Route> extends Request<R> {
  form: Form<Body<R>>
}

/** A route with its handler, ready to be called; the key of the map is `routeKey(route)`. */
export interface Endpoint {
  route: Route
  kind: 'api' | 'page'
  answer(ctx: Context, incoming: Incoming): Promise<Answer>
}
export type Endpoints = ReadonlyMap<string, Endpoint>

export type Routes = Readonly<Record<string, Route>>

/** What begins with `/api/` speaks JSON and problems, everything else is a page or a file. */
export type ApiKey<R extends Routes> = {
  [K in keyof R]: R[K] extends { path: `/api/${string}` } ? K : never
}[keyof R]
export type PageKey<R extends Routes> = Exclude<keyof R, ApiKey<R>>

type Part<R, Name extends string> =
  R extends Record<Name, infer S extends z.ZodMiniType> ? z.output<S> : unknown
type Body<R> = R extends { body: infer S extends z.ZodMiniType } ? z.output<S> : undefined
type Params<R extends Route> = R extends { params: infer S extends z.ZodMiniType }
  ? z.output<S>
  : Record<PathNames<R['path']>, string>
type PathNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathNames<Rest>
  : never
