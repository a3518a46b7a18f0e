import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { assetServer } from './assets.ts'
import type { AssetFolder } from './assets.ts'
import type { Clock } from './clock.ts'
import { payloadLimit } from './function.ts'
import type { LocalFunction } from './function.ts'
import { answerOf, compressed, jsonAnswer, send } from './gateway-answer.ts'
import type { HttpAnswer } from './gateway-answer.ts'
import { edgeAnswers, edgeOf } from './edge.ts'
import { withEdgeHeaders } from './edge-headers.ts'
import type { Behavior } from './edge.ts'
import { httpEvent, targetOf } from './gateway-event.ts'
import { compileRoutes, matchRoute } from './gateway-routes.ts'
import { namesThisServer } from './own-host.ts'
import { reasonOf, Trouble } from './trouble.ts'

/** What stands behind the gateway. */
export interface Served {
  routes: readonly { routeKey: string; target: Pick<LocalFunction, 'invoke'> }[]
  assets?: readonly AssetFolder[]
  /** Of the distribution before it; none lets everything through. */
  behaviors?: readonly Behavior[]
  /** Called after each request that may have written, so that streams are read at once. */
  onWrite?: () => void
}

export interface GatewayOptions {
  /** 0 takes any free port. */
  port: number
  clock: Clock
  /** A line for each request: method, route, status, milliseconds; never the path, which may hold a token. */
  log?: (line: string) => void
}

export interface Gateway extends AsyncDisposable {
  port: number
  /** Until then the port is taken, because functions must know it, and requests wait. */
  open(served: Served): void
}

interface Opened {
  routes: ReturnType<typeof compileRoutes<Served['routes'][number]['target']>>
  asset: ReturnType<typeof assetServer>
  pass: ReturnType<typeof edgeOf>
  said: ReturnType<typeof edgeAnswers>
  onWrite: Served['onWrite']
}

/** API Gateway's limit for a body, in bytes. Lambda's is smaller and applies to the event made of it. */
const bodyLimit = 10 * 1024 * 1024
/** As the distribution answers to a method that a path does not take. */
const notAllowed = jsonAnswer(403, {
  message: 'This distribution is not configured to allow the HTTP request method.',
})
const tooLarge = jsonAnswer(413, { message: 'Request Entity Too Large' })

/** Listens on 127.0.0.1 and answers as distribution and HTTP API do together. Throws `Trouble` if the port is taken. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const opened = Promise.withResolvers<Opened>()

  const answer = async (request: IncomingMessage, requestId: string): Promise<[string, HttpAnswer]> => {
    if (!namesThisServer(request)) return ['foreign host', jsonAnswer(403, { message: 'Forbidden' })]
    const { routes, asset, pass, onWrite } = await opened.promise
    const { path } = targetOf(request)
    const method = request.method ?? 'GET'
    const encoding = request.headersDistinct['accept-encoding']?.join()
    if (method === 'GET' || method === 'HEAD') {
      const facts = { acceptEncoding: encoding, ifNoneMatch: request.headers['if-none-match'] }
      const file = await asset(path, facts)
      if (file !== undefined) return ['asset', file]
    }
    const passed = pass(request, path)
    if (passed === 'refused') return ['not allowed', notAllowed]
    const match = matchRoute(routes, method, path)
    if (match === undefined) return ['no route', jsonAnswer(404, { message: 'Not Found' })]
    const body = await bodyOf(request)
    if (body === undefined) return [match.routeKey, tooLarge]
    const event = httpEvent(request, { ...match, requestId, epochMs: options.clock.now(), body, passed })
    if ((event.body?.length ?? 0) > payloadLimit - 65_536) return [match.routeKey, tooLarge]
    try {
      return [match.routeKey, await compressed(answerOf(await match.target.invoke(event)), encoding)]
    } catch {
      // the function's own log tells why
      return [match.routeKey, jsonAnswer(500, { message: 'Internal Server Error' })]
    } finally {
      if (method !== 'GET' && method !== 'HEAD') onWrite?.()
    }
  }

  let closing = false
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const began = performance.now()
    const requestId = `${randomBytes(8).toString('base64url')}=`
    const [routeKey, reply] = await answer(request, requestId)
    response.setHeader('apigw-requestid', requestId)
    if (closing || reply === tooLarge) response.setHeader('connection', 'close')
    request.resume()
    const { said } = await opened.promise
    send(response, withEdgeHeaders(reply, said(targetOf(request).path)))
    options.log?.(
      `${routeKey} (${request.method}) ${reply.status} ${(performance.now() - began).toFixed(1)} ms`,
    )
  }
  const server = createServer({ keepAliveTimeout: 75_000, requireHostHeader: false }, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      options.log?.(`request failed: ${reasonOf(error)}`)
      response.destroy()
    })
  })
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (Number(request.headers['content-length'] ?? 0) <= bodyLimit) response.writeContinue()
    server.emit('request', request, response)
  })
  const port = await listen(server, options.port, 'PORT')
  return {
    port,
    open: ({ routes, assets = [], behaviors = [], onWrite }) =>
      opened.resolve({
        routes: compileRoutes(routes),
        asset: assetServer(assets),
        pass: edgeOf(behaviors),
        said: edgeAnswers(behaviors),
        onWrite,
      }),
    [Symbol.asyncDispose]: () => {
      closing = true
      return closeServer(server)
    },
  }
}

/** The body, or undefined if it is over the limit, which a declared length tells before anything is read. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return undefined
  const chunks: Buffer[] = []
  let length = 0
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > bodyLimit) resolve(undefined)
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => reject(new Error('the client went away')))
  })
}

/** Listens on 127.0.0.1; a taken port is told with the variable that chooses another. */
export async function listen(server: Server, port: number, variable: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenTrouble(error, port, variable)))
    server.listen(port, '127.0.0.1', resolve)
  })
  return (server.address() as AddressInfo).port
}

function listenTrouble(error: NodeJS.ErrnoException, port: number, variable: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new Trouble(
      `Port ${port} is taken: end what uses it, or choose another one, such as ${variable}=${port + 10} npm start.`,
    )
  }
  if (error.code === 'EACCES')
    return new Trouble(`Port ${port} is not allowed here: choose one above 1023 with ${variable}.`)
  return error
}

/** Takes no more connections, lets running requests finish for a second, then cuts them. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done))
  const cut = setTimeout(() => server.closeAllConnections(), 1000)
  server.closeIdleConnections()
  await closed
  clearTimeout(cut)
}
