import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { foundHouse } from '../../functions/rooms/actions/found-house.ts'
import { startDatabase } from '../../infra/local/database.ts'
import { readInventory } from '../../infra/local/inventory.ts'
import { startLocal } from '../../infra/local/local.ts'
import { meteredWorld, signedIn } from '../support/bench-world.ts'
import type { MeteredWorld } from '../support/bench-world.ts'
import { giveWorldSecret } from '../support/world-secret.ts'
import { measureBills } from './bills.ts'
import { seriesOperations } from './series-operations.ts'
import type { Bill } from './bills.ts'
import { countryWrites, firstHouse, measuredWeek } from './country.ts'
import { measureTimes } from './gateway-times.ts'
import type { Times } from './gateway-times.ts'
import { itemsOf, loadItems } from './load.ts'
import { groupWrites } from './groups.ts'
import { houseWrites } from './listed-houses.ts'
import { longLife } from './long-life.ts'
import { meetingWrites } from './meetings.ts'
import { measureWeights } from './page-weights.ts'
import { measureThroughput } from './throughput.ts'
import type { Throughput } from './throughput.ts'
import type { Weight } from './page-weights.ts'

/** An installation with so many stored bookings, and what was measured on it. */
export interface Measured {
  size: number
  items: number
  loadSeconds: number
  bills: Bill[]
  times: Times[]
  weights: Weight[]
  throughput: Throughput[]
}

export interface Installation {
  outDir: string
  dataDir: string
  size: number
  rounds: number
  /** Requests of each kind for the throughput; none where it is not measured. */
  count?: number
}

/** Loads the country into an engine with its data on disk, measures the functions on it, then the whole runner. */
export async function measureInstallation(installation: Installation): Promise<Measured> {
  const { outDir, dataDir, size, rounds, count = 0 } = installation
  const loaded = await loadAndBill(installation)
  await giveWorldSecret(dataDir)
  await using local = await startLocal({ outDir, dataDir, rateLimits: 'off' })
  // The mailbox takes ten mails a second, so that all of these would be waited for: they stay in the outbox.
  local.mailbox.setDown(true)
  const world = worldAt(local.database.endpoint, outDir, local.url)
  const round = { monday: measuredWeek(world.ctx.now()), manager: { session: loaded.session } }
  const settle = () => local.drain(120_000)
  const times = await measureTimes({ url: local.url, ctx: world.ctx, round, rounds, settle })
  const weights = await measureWeights(local.url, round)
  const { monday } = round
  const { tableName } = world.ctx.settings
  const { endpoint } = local.database
  const throughput =
    count === 0 ? [] : await measureThroughput({ url: local.url, endpoint, tableName, monday, count })
  return { size, ...loaded, times, weights, throughput }
}

/** In the list of all houses: more than one page, and no more than any country has. */
const mostHouses = 10_000

async function loadAndBill({ outDir, dataDir, size, rounds }: Installation) {
  // Without a stream: nobody is to be told of what was always there.
  const tables = readInventory(outDir).tables.map((table) => ({ ...table, streamView: undefined }))
  await using database = await startDatabase({ dataDir, tables })
  const world = worldAt(database.endpoint, outDir)
  const began = performance.now()
  const now = world.ctx.now()
  const items = itemsOf(
    [
      ...countryWrites(now, size),
      ...houseWrites(Math.min(size, mostHouses)),
      ...meetingWrites(now, measuredWeek(now)),
      groupWrites(now),
      // Ten thousand people and groups where there are a hundred thousand bookings.
      ...longLife(now, Math.floor(size / 10)),
    ].flat(),
  )
  await loadItems(database.endpoint, world.ctx.settings.tableName, items)
  const loadSeconds = (performance.now() - began) / 1000
  await foundHouse(world.ctx, firstHouse)
  const session = await signedIn(world.ctx, firstHouse.manager.email)
  const round = { monday: measuredWeek(world.ctx.now()), manager: { session } }
  const single = await measureBills(world, round, { rounds, warmUp: 10 })
  const series = await measureBills(world, round, { rounds: 3, warmUp: 1, measured: seriesOperations })
  const bills = [...single, ...series]
  return { items: items.length, loadSeconds, session, bills }
}

function worldAt(endpoint: string, outDir: string, publicUrl?: string): MeteredWorld {
  const [table] = readInventory(outDir).tables
  if (table === undefined) throw new Error('The template has no table')
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials })
  return meteredWorld({ client, tableName: table.name, ...(publicUrl === undefined ? {} : { publicUrl }) })
}
