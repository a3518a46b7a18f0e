import type * as z from 'zod/mini'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import type { Refusal } from '../refusal.ts'
import { routeKey } from './contract.ts'
import type { Route } from './contract.ts'
import { readHeaders, readJson, readParams, readQuery } from './input.ts'
import type { ApiKey, ApiRequest, Endpoint, Endpoints, Incoming, Routes } from './request.ts'
import { privately } from './respond.ts'
import type { Answer } from './respond.ts'
import { countSending } from './sending.ts'

/** One handler for each route under `/api/`, named as its operation; it gives the output, or a `reply`. */
export type ApiHandlers<R extends Routes> = {
  [K in ApiKey<R>]: (
    ctx: Context,
    request: ApiRequest<R[K]>,
  ) => Given<Output<R[K]>> | Promise<Given<Output<R[K]>>>
}

type Given<Out> = Out | Reply<Out> | Unchanged

type Output<R extends Route> = R['answer'] extends { schema: infer S extends z.ZodMiniType }
  ? z.input<S>
  : void

/** An output that brings more than itself, such as a cookie. */
export class Reply<T> {
  readonly output: T
  readonly more: ReplyMore
  constructor(output: T, more: ReplyMore) {
    this.output = output
    this.more = more
  }
}

export interface ReplyMore {
  status?: number
  cookies?: readonly string[]
  headers?: Readonly<Record<string, string>>
}

/** reply({ person }, { cookies: [cookie] }) */
export function reply<T>(output: T, more: ReplyMore): Reply<T> {
  return new Reply(output, more)
}

/** The asker's copy is still right; with the headers that the answer would have had. */
export class Unchanged {
  readonly headers: Readonly<Record<string, string>>
  constructor(headers: Readonly<Record<string, string>>) {
    this.headers = headers
  }
}

/** What else is wrong with a body in which a field is wrong, so that all is told at once. `sent`: as it came, of any shape. */
export type WrongToo = (sent: unknown, actor: Actor) => Refusal | undefined

/** The JSON half of a slice: `export const api = jsonApi(capability.routes, { approveBooking: async (ctx, request) => … })`. */
export function jsonApi<const R extends Routes>(
  routes: R,
  handlers: ApiHandlers<R>,
  wrongToo: Partial<Record<ApiKey<R>, WrongToo>> = {},
): Endpoints {
  const also: Partial<Record<string, WrongToo>> = wrongToo
  const endpoints = Object.entries<Handler>(handlers as Record<string, Handler>).map(([name, handler]) => {
    const route = routes[name]
    if (route === undefined) throw new Error(`jsonApi: no route ${name}`)
    const endpoint: Endpoint = {
      route,
      kind: 'api',
      answer: (ctx, call) => answer({ route, handler, wrongToo: also[name] }, ctx, call),
    }
    return [routeKey(route), endpoint] as const
  })
  return new Map(endpoints)
}

type Handler = (ctx: Context, request: ApiRequest) => unknown

interface Served {
  route: Route
  handler: Handler
  wrongToo: WrongToo | undefined
}

async function answer({ route, handler, wrongToo }: Served, ctx: Context, call: Incoming): Promise<Answer> {
  const { path, cookies, session, actor, language } = call
  const request = {
    path,
    cookies,
    session,
    actor,
    language,
    params: readParams(route, call.params),
    query: readQuery(route, call.query),
    headers: readHeaders(route, call.headers),
    body: readJson(route, call, (sent) => wrongToo?.(sent, call.actor)) as undefined,
  }
  await countSending(ctx, route, actor)
  const result = await handler(ctx, request)
  if (result instanceof Unchanged) return { status: 304, headers: { ...privately, ...result.headers } }
  const { output, more } = result instanceof Reply ? (result as Reply<unknown>) : new Reply(result, {})
  const { schema, status } = route.answer
  const shared = { status: more.status ?? status, cookies: more.cookies ?? [] }
  if (schema === undefined) return { ...shared, headers: { ...privately, ...more.headers } }
  // What the contract does not name never leaves the house.
  const body = JSON.stringify(schema.parse(output))
  return {
    ...shared,
    headers: { 'content-type': 'application/json; charset=utf-8', ...privately, ...more.headers },
    body,
  }
}
