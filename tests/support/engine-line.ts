import { createConnection } from 'node:net'
import type { Socket } from 'node:net'
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'

/** What the SDK hands to whoever carries its calls. */
interface Request {
  method: string
  path: string
  hostname: string
  port?: number
  headers: Record<string, string>
  body?: string | Uint8Array
}

interface Answer {
  statusCode: number
  headers: Record<string, string>
  body: Uint8Array
}

interface Head extends Pick<Answer, 'statusCode' | 'headers'> {
  from: number
  to: number
}

/** As many at once as the SDK's own handler has for one table. */
const mostLines = 50

/**
 * Carries the SDK's calls to an engine on this machine over kept connections, in plain HTTP/1.1. What is sent and what is made of the
 * answer is the SDK's; only Node's HTTP client is left out, which took more than half of the processor time of each call. The way that
 * the product goes is proved where it runs: `tests/infra/bundled-client.test.ts`, `tests/local`, the journeys.
 */
export function engineLines(): DynamoDBClientConfig['requestHandler'] {
  const idle = new Set<Line>()
  const waiting: (() => void)[] = []
  let busy = 0

  const handle = async (request: Request) => {
    if (busy < mostLines) busy += 1
    else await new Promise<void>((resolve) => void waiting.push(resolve))
    const [line = new Line(request, idle)] = idle
    idle.delete(line)
    try {
      return { response: await line.ask(request) }
    } finally {
      const next = waiting.shift()
      if (next === undefined) busy -= 1
      else next()
    }
  }
  return { handle } as unknown as DynamoDBClientConfig['requestHandler']
}

/** One connection: a call, its answer, and then the next. */
class Line {
  readonly #socket: Socket
  readonly #idle: Set<Line>
  #asked: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined
  #head: Head | undefined
  #bytes: Buffer = Buffer.alloc(0)

  constructor({ hostname, port = 80 }: Request, idle: Set<Line>) {
    this.#idle = idle
    this.#socket = createConnection({ host: hostname, port, noDelay: true })
    let reason: Error = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
    this.#socket.on('data', (bytes: Buffer) => this.#take(bytes))
    this.#socket.on('error', (error) => void (reason = error))
    this.#socket.on('close', () => {
      idle.delete(this)
      this.#asked?.reject(reason)
    })
  }

  ask({ method, path, hostname, headers, body = '' }: Request): Promise<Answer> {
    const content = typeof body === 'string' ? Buffer.from(body) : body
    const all = { ...headers, host: hostname, 'content-length': content.length }
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
    const head = `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
    // A process that waits for an answer goes on; one that has only an idle connection left may end.
    this.#socket.ref()
    this.#socket.write(Buffer.concat([Buffer.from(head, 'latin1'), content]))
    return new Promise((resolve, reject) => void (this.#asked = { resolve, reject }))
  }

  #take(bytes: Buffer): void {
    this.#bytes = this.#bytes.length === 0 ? bytes : Buffer.concat([this.#bytes, bytes])
    this.#head ??= headOf(this.#bytes)
    // Both engines say how long each answer is.
    if (Number.isNaN(this.#head?.to)) this.#socket.destroy(new Error('An answer does not say how long it is'))
    if (this.#head === undefined || !(this.#bytes.length >= this.#head.to)) return
    const { from, to, statusCode, headers } = this.#head
    const body = this.#bytes.subarray(from, to)
    const asked = this.#asked
    this.#bytes = this.#bytes.subarray(to)
    this.#head = this.#asked = undefined
    this.#socket.unref()
    this.#idle.add(this)
    asked?.resolve({ statusCode, headers, body })
  }
}

/** The first lines of an answer, once they are there, and where in these bytes its content lies. */
function headOf(bytes: Buffer): Head | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n')
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const colon = line.indexOf(':')
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim()
  }
  const from = end + 4
  return {
    statusCode: Number(first.split(' ')[1]),
    headers,
    from,
    to: from + Number(headers['content-length']),
  }
}
