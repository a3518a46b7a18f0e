import { describe, expect, it } from 'vitest'
import { foundHouse } from '../../functions/rooms/actions/found-house.ts'
import { meteredWorld, signedIn } from '../support/bench-world.ts'
import { isFull } from '../support/budget.ts'
import { freshTable } from '../support/engine.ts'
import type { Call } from '../support/front-door.ts'
import { firstHouse } from './country.ts'
import { houseWrites } from './houses.ts'
import { itemsOf, loadItems } from './load.ts'
import type { TableCall } from './metered-client.ts'

const now = '2026-12-01T09:00:00.000Z'
const many = isFull ? 10_000 : 1000

const asked = [
  ['the first page', '/', 1],
  ['the list for programs', '/api/houses', 1],
  ['a later page of the list', '/?from=haus-00060', 1],
  ['who signed in', '/manage', 3],
  ['who looks for a place', '/?search=kaarst', 2],
  ['who looks for a house by two words', '/?search=ort+00042', 3],
  ['the imprint of all', '/legal/imprint', 1],
  ['a house', '/aef', undefined],
] as const

describe('however many houses there are, as many calls and units are paid by', () => {
  it(`all that reads the list, with 300 as with ${many}`, async () => {
    const [few, lots] = [await billsAt(300), await billsAt(many)]
    expect(lots).toEqual(few)
    for (const [name, , calls] of asked) if (calls) expect([name, few[name]?.length]).toEqual([name, calls])
    const units = (name: string) => few[name]?.reduce((sum, call) => sum + call.units, 0)
    expect(units('the first page')).toBeLessThanOrEqual(8)
    expect(units('who looks for a place')).toBeLessThanOrEqual(2)
  })
})

async function billsAt(count: number): Promise<Record<string, TableCall[]>> {
  await using own = await freshTable()
  const { name: tableName, endpoint, client } = own
  await loadItems(endpoint, tableName, itemsOf(houseWrites(count)))
  const { ctx, door, meter } = meteredWorld({ client, tableName, now: () => now })
  await foundHouse(ctx, firstHouse)
  const cookies = { session: await signedIn(ctx, firstHouse.manager.email) }
  const bills: Record<string, TableCall[]> = {}
  for (const [name, path] of asked) {
    const call: Call = path === '/manage' ? { cookies } : {}
    meter.take()
    expect((await door('GET', path, call)).status).toBeLessThan(400)
    bills[name] = meter.take().calls
  }
  return bills
}
