import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { foundHouse } from '../../functions/rooms/actions/found-house.ts'
import type { Context } from '../../shared/context.ts'
import type { Instant } from '../../shared/time/civil.ts'
import type { Write } from '../../shared/table/write.ts'
import { meteredWorld, signedIn } from '../support/bench-world.ts'
import { freshTable } from '../support/engine.ts'
import type { Call } from '../support/front-door.ts'
import { bookingWrites, firstHouse } from './country.ts'
import { itemsOf, loadItems } from './load.ts'
import type { TableCall } from './metered-client.ts'

const now: Instant = '2026-12-01T09:00:00.000Z'

/** Calls by what was asked. */
export interface HouseBills {
  count: number
  bills: Record<string, TableCall[]>
}

/** What is asked where there are many houses: a name, a path, and how many calls it costs however many there are. */
export const askedOfHouses = [
  ['the first page', '/', 1],
  ['the list for programs', '/api/houses', 1],
  ['a later page of the list', '/?from=haus-00060', 1],
  ['who signed in', '/manage', 3],
  ['who looks for a place', '/?search=kaarst', 2],
  ['who looks for a house by two words', '/?search=ort+00042', 3],
  ['the imprint of all', '/legal/imprint', 1],
  ['a house', '/aef', undefined],
  ['the requests of a house', '/manage/aef', undefined],
  ['a calendar', '/aef/calendar.ics', undefined],
] as const

/** Calls and units of each, with so many houses founded besides the one that is looked at, each with a use and a request. */
export async function houseBills(count: number): Promise<Record<string, TableCall[]>> {
  await using own = await freshTable()
  const { name: tableName, endpoint, client } = own
  const { ctx, door, meter } = meteredWorld({ client, tableName, now: () => now })
  await foundHouse(ctx, firstHouse)
  for (let from = 0; from < count; from += 500)
    await loadItems(endpoint, tableName, itemsOf(await houseWrites(ctx, from, Math.min(count, from + 500))))
  const cookies = { session: await signedIn(ctx, firstHouse.manager.email) }
  const bills: Record<string, TableCall[]> = {}
  let tag: string | undefined
  for (const [name, path] of askedOfHouses) {
    const call: Call = path.startsWith('/manage') ? { cookies } : {}
    meter.take()
    const answer = await door('GET', path, call)
    if (answer.status >= 400) throw new Error(`${path}: ${answer.status}`)
    bills[name] = meter.take().calls
    if (name === 'a calendar') tag = answer.headers['etag']
  }
  await door('GET', '/aef/calendar.ics')
  meter.take()
  const poll = await door('GET', '/aef/calendar.ics', { headers: { 'if-none-match': tag ?? '' } })
  if (poll.status !== 304) throw new Error(`a poll: ${poll.status}`)
  bills['a poll of a calendar'] = meter.take().calls
  await settleDeadlines(ctx)
  bills['a look for deadlines'] = meter.take().calls
  return bills
}

/** What founding so many houses writes, each like the first one in a town of its own, with a use and a request. */
async function houseWrites(ctx: Context, from: number, to: number): Promise<Write[]> {
  const writes: Write[] = []
  const transact = async (more: readonly Write[]) => {
    writes.push(...more)
    return 'done' as const
  }
  for (let at = from; at < to; at++) {
    const number = String(at).padStart(5, '0')
    const place = { id: `haus-${number}`, name: `Haus ${number}`, address: `Am Markt 1, Ort ${number}` }
    const house = { ...firstHouse.house, ...place }
    const manager = { ...firstHouse.manager, email: `leitung@haus-${number}.example` }
    await foundHouse({ ...ctx, table: { ...ctx.table, transact } }, { ...firstHouse, house, manager })
    for (const state of ['approved', 'requested'] as const) {
      const booking = { house: place.id, at: state === 'approved' ? 0 : 1, date: '2026-12-09', state, now }
      writes.push(...bookingWrites(booking))
    }
  }
  return writes
}
