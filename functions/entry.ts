import { randomBytes } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
// oxlint-disable-next-line import/no-named-as-default -- its types know no other export
import middy from '@middy/core'
import httpHeaderNormalizer from '@middy/http-header-normalizer'
import type { APIGatewayProxyStructuredResultV2, DynamoDBStreamEvent } from 'aws-lambda'
import type { Context } from '../shared/context.ts'
import { refusalOfByway } from '../shared/http/edge-key.ts'
import type { HttpEvent } from '../shared/http/event.ts'
import { routeName, serve, serveError } from '../shared/http/serve.ts'
import type { Doors, Product } from '../shared/http/serve.ts'
import { idOf } from '../shared/ids.ts'
import { warnIfLate } from '../shared/late.ts'
import { jsonLog, signalLines, withFacts } from '../shared/log.ts'
import { lazyMail, noMail } from '../shared/mail.ts'
import type { Mail } from '../shared/mail.ts'
import { Refusal } from '../shared/refusal.ts'
import { secretPlace } from '../shared/secret-place.ts'
import { keptSecret, readSecret } from '../shared/secret.ts'
import { readSettings } from '../shared/settings.ts'
import type { Settings } from '../shared/settings.ts'
import { failedRecords, recordsOf } from '../shared/stream.ts'
import type { StreamRecord } from '../shared/stream.ts'
import { dynamoTable } from '../shared/table/dynamodb.ts'
import { personOf } from './identity/actions/person.ts'
import { signInHref } from './identity/contract.ts'

/** What a slice answers to. */
export interface Edges extends Doors {
  /** Gives back the ids of the records that it could not take and wants to see again. */
  stream?: (ctx: Context, records: readonly StreamRecord[]) => Promise<readonly string[]>
  schedules?: Readonly<Record<string, (ctx: Context) => Promise<void>>>
  /** What a mail server tells of a mail that it had taken. */
  feedback?: (ctx: Context, detail: unknown) => Promise<void>
  /** Only functions that send mail have a transport; it is connected to when the first mail goes. */
  mail?: (settings: Settings) => Promise<Mail>
}

export interface Handler {
  (event: unknown, lambda?: unknown): Promise<unknown>
  /** For tests, which enter by the front door but with a context of their own. */
  readonly edges: Edges
}

/** Words and page of a problem are loaded when there is one: most calls of a cold start have none. */
const product: Product = {
  personOf,
  signInHref,
  signInAgain: async (kept, asked) => (await import('./identity/views.ts')).signInView({ ...asked, kept }),
  words: async () => (await import('./site/views/problem.ts')).problemWords,
  errorPage: async (ctx, problem, asked) =>
    (await import('./site/pages/error-page.ts')).errorPage(ctx, problem, asked),
}

/** The whole of a `lambda.ts`: `export const handler = entry({ api, pages: () => import('./pages.ts') })`. */
export function entry(edges: Edges, given?: { context: Context }): Handler {
  let made = given?.context
  const context = () => (made ??= realContext(edges))
  const http = httpHandler(edges, context)
  const handler = async (event: unknown, lambda: unknown = {}): Promise<unknown> => {
    if (isStream(event)) return takeRecords(edges, context(), event)
    if (isTick(event)) return tick(edges, context(), event.schedule)
    if (isFeedback(event)) return takeFeedback(edges, context(), event.detail)
    return http(event as HttpEvent, lambda as never)
  }
  return Object.assign(handler, { edges })
}

/** The real world out of the environment, for functions and commands: clock and chance enter here and nowhere else. */
export function realContext({ mail }: Pick<Edges, 'mail'> = {}): Context {
  const settings = readSettings()
  const client = new DynamoDBClient({})
  const now = () => new Date().toISOString()
  const table = dynamoTable(client, settings.tableName, now)
  const place = secretPlace(settings.secretUrl, client.config, settings.secretEndpoint)
  return {
    now,
    newId: () => idOf(randomBytes(8)),
    secret: keptSecret(() => readSecret(place, table), now),
    table,
    mail: mail ? lazyMail(() => mail(settings)) : noMail,
    settings,
    log: jsonLog(settings.logLevel, (line, own) => (own === 'error' ? console.error : console.log)(line)),
  }
}

function isStream(event: unknown): event is DynamoDBStreamEvent {
  return Array.isArray((event as { Records?: unknown }).Records)
}

function isTick(event: unknown): event is { schedule: string } {
  return typeof (event as { schedule?: unknown }).schedule === 'string'
}

/** EventBridge brings it; nobody else's events come here. */
function isFeedback(event: unknown): event is { detail: unknown } {
  return (event as { source?: unknown }).source === 'aws.ses'
}

async function takeFeedback(edges: Edges, ctx: Context, detail: unknown): Promise<void> {
  if (!edges.feedback) throw new Error('Nobody here is told what became of mails')
  await edges.feedback(ctx, detail)
}

async function takeRecords(edges: Edges, ctx: Context, event: DynamoDBStreamEvent) {
  const started = performance.now()
  const records = recordsOf(event)
  const since = records[0]?.at
  warnIfLate(ctx, signalLines.lateChanges, { since })
  const failed = (await edges.stream?.(ctx, records)) ?? []
  ctx.log.info('stream', { records: records.length, failed: failed.length, ms: msSince(started) })
  return failedRecords(failed)
}

async function tick(edges: Edges, ctx: Context, name: string): Promise<void> {
  const started = performance.now()
  const { schedules = {} } = edges
  const action = Object.hasOwn(schedules, name) ? schedules[name] : undefined
  if (!action) throw new Error(`No schedule is called ${name}`)
  await action(ctx)
  ctx.log.info('schedule', { schedule: name, ms: msSince(started) })
}

/** Middlewares' `onError` run in reverse, so the one that maps errors is attached first and sees those of all others. */
function httpHandler(edges: Edges, context: () => Context) {
  return middy<HttpEvent, APIGatewayProxyStructuredResultV2>(async (event: HttpEvent) => {
    const ctx = callContext(context(), event)
    return refusalOfByway(ctx.settings, event) ?? serve(edges, product, ctx, event)
  })
    .use(telling(context))
    .use(httpHeaderNormalizer())
}

/** Turns errors into answers, and writes the one line of the log that each call has. */
function telling(context: () => Context) {
  const started = new WeakMap<HttpEvent, number>()
  const log = (event: HttpEvent, status: number | undefined, code?: string) => {
    const ms = msSince(started.get(event) ?? performance.now())
    callContext(context(), event).log.info('call', { route: routeName(event), status, ms, code })
  }
  return {
    before: ({ event }: { event: HttpEvent }) => void started.set(event, performance.now()),
    after: ({ event, response }: { event: HttpEvent; response: APIGatewayProxyStructuredResultV2 | null }) =>
      log(event, response?.statusCode),
    onError: async (request: {
      event: HttpEvent
      error: Error | null
      response: APIGatewayProxyStructuredResultV2 | null
    }) => {
      const { event, error } = request
      request.response = await serveError(product, callContext(context(), event), event, error)
      log(event, request.response.statusCode, error instanceof Refusal ? error.code : error?.name)
    },
  }
}

function callContext(context: Context, event: HttpEvent): Context {
  return { ...context, log: withFacts(context.log, { requestId: event.requestContext.requestId }) }
}

function msSince(started: number): number {
  return Math.round((performance.now() - started) * 10) / 10
}
