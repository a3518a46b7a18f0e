import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { capabilities } from '../../functions/capabilities.ts'
import { href } from '../../shared/http/contract.ts'
import type { Route } from '../../shared/http/contract.ts'
import { httpDoor } from '../support/bench-http-door.ts'
import { firstHouse } from './country.ts'
import { keyOf, meetingId } from './meetings.ts'
import { operations, run } from './operations.ts'
import type { Round } from './operations.ts'

/** Bytes of a page with the style sheet and the script that it links, as somebody gets them who comes for the first time. */
export interface Weight {
  page: string
  isPublic: boolean
  raw: number
  gzip: number
  brotli: number
}

/** What a page may weigh on the wire, and by which of the two compressions: the one that every browser knows. */
export const mostBytes = 30 * 1024

/** Every page that answers a GET, with a booking to show; public ones are those that need no session. */
export async function measureWeights(url: string, given: Omit<Round, 'number'>): Promise<Weight[]> {
  const door = httpDoor(url)
  const round: Round = { ...given, number: 0 }
  for (const operation of operations.slice(0, 1)) await run(door, operation, round)
  const { id = '', token = '' } = round
  const meeting = { meeting: meetingId(0), key: keyOf(round.monday) }
  const params = {
    house: firstHouse.house.id,
    room: 'seminarraum',
    id,
    token,
    code: 'room-taken',
    ...meeting,
  }
  const weights: Weight[] = []
  for (const route of pages()) {
    const isPublic = route.access !== 'signed-in'
    const cookies = isPublic ? {} : round.manager
    const headers = { 'accept-encoding': 'identity' }
    const answer = await door('GET', href(route, { ...unknown(route), ...params }, weekOf(route, round)), {
      cookies,
      headers,
    })
    // A link that leads on is no page; a page for something that is not there is one as well.
    if (answer.status >= 300 && answer.status < 400) continue
    const linked = new Set(answer.text.match(/(?<=(?:href|src)=")\/assets\/[^"]+/g))
    const assets = await Promise.all([...linked].map((path) => door('GET', path, { headers })))
    const parts = [answer, ...assets].map(({ bytes }) => bytes)
    weights.push({
      page: `${route.path}${answer.status === 200 ? '' : ` (${answer.status})`}`,
      isPublic,
      raw: sum(parts.map((part) => part.length)),
      gzip: sum(parts.map((part) => gzipSync(part).length)),
      brotli: sum(parts.map((part) => brotliCompressSync(part, fast).length)),
    })
  }
  for (const operation of operations.slice(2, 3)) await run(door, operation, round)
  return weights
}

/** As a distribution compresses while it delivers, not as slowly as brotli can. */
const fast = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

function pages(): Route[] {
  return capabilities
    .flatMap(({ routes }) => Object.values(routes))
    .filter(({ method, answer }) => method === 'GET' && answer.contentType === 'text/html')
}

/** Of what the installation has none: then it is the page that says so. */
function unknown({ path }: Route): Record<string, string> {
  return Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'none']))
}

/** The week that is full, where a page shows one. */
function weekOf({ query }: Route, { monday }: Round): Record<string, string> {
  const names = Object.keys(query?.def.shape ?? {})
  if (names.includes('week')) return { week: monday }
  return names.includes('view') ? { view: 'week', date: monday } : {}
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
