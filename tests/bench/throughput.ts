import { Worker } from 'node:worker_threads'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { credentials, signature } from '../../infra/local/dynamo-call.ts'
import { addDays } from '../../shared/time/civil.ts'
import type { LocalDate } from '../../shared/time/civil.ts'
import { meteredWorld } from '../support/bench-world.ts'
import { engineLines } from '../support/engine-line.ts'
import { firstHouse } from './country.ts'

/** What eight at once get in a second, of us and of the engine alone, to which the very same calls are said. */
export interface Throughput {
  operation: string
  ours: number
  engines: number
  /** What the issue of speed aims at, as a share of the engine's. */
  aim: number
}

interface Asked {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}

interface Measuring {
  /** Of a running installation, and its engine. */
  url: string
  endpoint: string
  tableName: string
  monday: LocalDate
  count: number
}

const clients = 8
const house = firstHouse.house.id
const rooms = firstHouse.rooms.map(({ id }) => id)
const json = { 'content-type': 'application/json' }

/** What is measured: the request of number `at`, and the status that it has to get. */
const measured = [
  { operation: 'room page', status: 200, aim: 0.6, ask: roomPage },
  { operation: 'week of one room (JSON)', status: 200, aim: 0.8, ask: roomWeek },
  { operation: 'book one room', status: 201, aim: 0.55, ask: freeSlot, writes: true },
  { operation: 'a taken slot, refused', status: 409, aim: 0.5, ask: takenSlot },
]

export async function measureThroughput(measuring: Measuring): Promise<Throughput[]> {
  const { url, endpoint, monday, count } = measuring
  const all: Throughput[] = []
  for (const { operation, status, aim, ask, writes = false } of measured) {
    const asked = Array.from({ length: count }, (_, at) => ask(monday, at))
    const calls = await callsOf(measuring, asked, writes)
    const ours = await askAll(
      url,
      asked.map((each) => [each]),
      [status],
    )
    // Who is refused hears it from the engine as a 400.
    const engines = await askAll(endpoint, writes ? elsewhere(calls) : calls, [200, 400])
    all.push({ operation, ours, engines, aim })
  }
  return all
}

function roomPage(monday: LocalDate): Asked {
  return { method: 'GET', path: `/${house}/rooms/${rooms[0]}?week=${monday}`, headers: {} }
}

function roomWeek(monday: LocalDate): Asked {
  const path = `/api/houses/${house}/availability?rooms=${rooms[0]}&from=${monday}&to=${addDays(monday, 7)}`
  return { method: 'GET', path, headers: {} }
}

/** Each in a place of its own, in weeks that are measured by nothing else. */
function freeSlot(monday: LocalDate, at: number): Asked {
  const room = rooms[at % rooms.length]!
  const date = addDays(monday, 28 + (Math.floor(at / rooms.length) % 280))
  return wishOf(room, date, at)
}

/** At ten on the Monday of the measured week the first room has its first booking. */
function takenSlot(monday: LocalDate, at: number): Asked {
  return wishOf(rooms[0]!, monday, at, { from: '10:00', to: '12:00' })
}

function wishOf(room: string, date: LocalDate, at: number, times = { from: '13:00', to: '14:00' }): Asked {
  const contact = { name: 'Singkreis', email: `singkreis-${at}@gruppe.example` }
  const body = { rooms: [room], date, ...times, purpose: 'Gemeinsames Singen', language: 'de', contact }
  const path = `/api/houses/${house}/bookings`
  return { method: 'POST', path, headers: json, body: JSON.stringify(body) }
}

/** What these requests say to the engine, word for word, without the bill that only the meter asks for; what they write is but noted. */
async function callsOf(
  { endpoint, tableName }: Measuring,
  asked: readonly Asked[],
  writes: boolean,
): Promise<Asked[][]> {
  let calls: Asked[] = []
  const lines = engineLines() as { handle: (request: Sent) => Promise<unknown> }
  const handle = async (request: Sent) => {
    const target = request.headers['x-amz-target'] ?? ''
    const text = Buffer.from(request.body).toString()
    const body = text.replace(/"ReturnConsumedCapacity":"\w+",?/, '')
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target, ...signature }
    calls.push({ method: 'POST', path: '/', headers, body })
    return writes && isTransaction(headers) ? done : lines.handle(request)
  }
  const requestHandler = { handle } as unknown as NonNullable<DynamoDBClientConfig['requestHandler']>
  const client = new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials, requestHandler })
  const { door } = meteredWorld({ client, tableName })
  const all: Asked[][] = []
  for (const { method, path, body } of asked) {
    await door(method, path, body === undefined ? {} : { body: JSON.parse(body) as unknown })
    all.push(calls)
    calls = []
  }
  return all
}

/** As the SDK hands it to whoever carries it. */
interface Sent {
  headers: Record<string, string>
  body: Uint8Array | string
}

const isTransaction = (headers: Record<string, string>) =>
  headers['x-amz-target']?.endsWith('.TransactWriteItems') === true

/** As the engine answers a transaction that it carried out, with a bill of nothing. */
const done = {
  response: {
    statusCode: 200,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Buffer.from('{"ConsumedCapacity":[]}'),
  },
}

/** The same on day sheets of a house that is not there, so that both may have the time. */
function elsewhere(calls: readonly Asked[][]): Asked[][] {
  const moved = (body = '') => body.replaceAll(`ROOM#${house}#`, 'ROOM#elsewhere#')
  return calls.map((task) => task.map((asked) => ({ ...asked, body: moved(asked.body) })))
}

/** How many tasks a second eight clients get done, in a thread of their own. Throws where an answer has another status. */
async function askAll(url: string, tasks: readonly Asked[][], statuses: readonly number[]): Promise<number> {
  const workerData = { url, clients, tasks }
  const worker = new Worker(new URL('./clients.mjs', import.meta.url), { workerData })
  const answered = await new Promise<{ perSecond: number; statuses: Record<string, number> }>(
    (resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    },
  )
  const others = Object.keys(answered.statuses).filter((status) => !statuses.includes(Number(status)))
  if (others.length > 0) throw new Error(`${url} answered ${JSON.stringify(answered.statuses)}`)
  return answered.perSecond
}
