import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json, text } from 'node:stream/consumers'

/** What a function made of an event: its answer, or how it failed. */
export interface Outcome {
  answer?: unknown
  error?: string
}

/** AWS's Runtime API as a runtime meets it inside of a function: it asks for the next event, and tells what became of it. */
export interface RuntimeApi extends AsyncDisposable {
  /** `127.0.0.1:…` for AWS_LAMBDA_RUNTIME_API. */
  address: string
  /** Resolves when the runtime has told what became of this event, or that it cannot even begin. */
  invoke(event: unknown): Promise<Outcome>
}

const prefix = '/2018-06-01/runtime'

export async function startRuntimeApi(functionArn: string): Promise<RuntimeApi> {
  let count = 0
  const waiting: { id: string; event: unknown; done: (outcome: Outcome) => void }[] = []
  const under = new Map<string, (outcome: Outcome) => void>()
  let wake: (() => void) | undefined
  let failedToBegin: string | undefined
  const server = createServer((request, response) => {
    const path = (request.url ?? '').slice(prefix.length)
    const handle = async (): Promise<void> => {
      if (path === '/invocation/next') {
        while (waiting.length === 0) await new Promise<void>((go) => (wake = go))
        const { id, event, done } = waiting.shift()!
        under.set(id, done)
        response.writeHead(200, {
          'content-type': 'application/json',
          'lambda-runtime-aws-request-id': id,
          'lambda-runtime-deadline-ms': String(Date.now() + 60_000),
          'lambda-runtime-invoked-function-arn': functionArn,
          'lambda-runtime-trace-id': 'Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0',
        })
        response.end(JSON.stringify(event))
        return
      }
      const [, id = '', what] = /^\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? []
      const done = under.get(id)
      if (path === '/init/error') {
        failedToBegin = await text(request)
        for (const each of [...under.values(), ...waiting.map(({ done: ends }) => ends)])
          each({ error: failedToBegin })
      } else if (what === 'response') done?.({ answer: await json(request) })
      else if (what === 'error') done?.({ error: await text(request) })
      under.delete(id)
      response.writeHead(202).end('{"status":"OK"}')
    }
    handle().catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    invoke: (event) =>
      new Promise((done) => {
        if (failedToBegin !== undefined) return done({ error: failedToBegin })
        waiting.push({ id: `event-${++count}`, event, done })
        wake?.()
      }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
