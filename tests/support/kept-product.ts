import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { furnishHouse } from '../../infra/demo/furnish-house.ts'
import { foundHouseOf } from '../../infra/found-house.ts'
import { callDynamo, credentials } from '../../infra/local/dynamo-call.ts'
import { startLocal } from '../../infra/local/local.ts'
import type { Local } from '../../infra/local/local.ts'
import { region } from '../../infra/local/template.ts'
import { idOf } from '../../shared/ids.ts'
import { tableDefinition } from '../../shared/table/definition.ts'
import { sharedTemplates } from './shared-templates.ts'
import { contextOn } from './world.ts'
import { giveWorldSecret } from './world-secret.ts'

/** A running product with what its functions complained of. */
export interface Kept {
  local: Local
  complaints: string[]
}

/**
 * Products of this worker that no test uses now. They go on running for the next file, because functions that have been called
 * before answer many times faster, as on AWS; they end with the worker's process.
 */
const idle: Kept[] = []

/** A product whose table is empty but for the first house, whose mailbox is empty, at this time. `outDir`: of other bundles than all have. */
export async function takeProduct(now: string, outDir?: string): Promise<Kept> {
  const kept = (outDir === undefined ? idle.pop() : undefined) ?? (await start(outDir))
  const { local, complaints } = kept
  await empty(local)
  await fetch(`${local.mailboxUrl}/messages`, { method: 'DELETE' })
  await local.setClock(now)
  complaints.splice(0)
  await found(local)
  return kept
}

/** Whoever has taken it is done with it. */
export function giveBackProduct(kept: Kept): void {
  idle.push(kept)
}

async function start(other?: string): Promise<Kept> {
  const outDir = other ?? (await sharedTemplates())
  const dataDir = mkdtempSync(join(process.env['TEST_PRODUCT'] ?? tmpdir(), 'data-'))
  await giveWorldSecret(dataDir)
  const complaints: string[] = []
  const terminal = (line: string): void => void complaints.push(line)
  const seed = () => Promise.resolve()
  return { local: await startLocal({ outDir, dataDir, terminal, warm: false, seed }), complaints }
}

/** Takes away item after item, and what listeners write when they hear of it, until nothing is left. */
async function empty(local: Local): Promise<void> {
  const { endpoint } = local.database
  const TableName = tableOf(local)
  const keyNames = [tableDefinition.partitionKey, tableDefinition.sortKey]
  for (;;) {
    if (!(await local.drain())) throw new Error('A listener refuses what the test before has left.')
    const { Items = [] } = await callDynamo<{ Items?: Record<string, unknown>[] }>(endpoint, 'Scan', {
      TableName,
    })
    if (Items.length === 0) return
    for (let at = 0; at < Items.length; at += mostAtOnce) {
      const RequestItems = {
        [TableName]: Items.slice(at, at + mostAtOnce).map((item) => ({
          DeleteRequest: { Key: Object.fromEntries(keyNames.map((name) => [name, item[name]])) },
        })),
      }
      await callDynamo(endpoint, 'BatchWriteItem', { RequestItems })
    }
  }
}

/** Items that DynamoDB takes in one batch. */
const mostAtOnce = 25

/** The first house, as `npm start` founds it, without a program that must begin first. */
async function found(local: Local): Promise<void> {
  const { endpoint } = local.database
  const client = new DynamoDBClient({ endpoint, region, credentials })
  await foundHouseOf(firstHouse, contextOn(client, tableOf(local)))
  client.destroy()
}

/** Invented neighbours move in, as they do at the first `npm start`. */
export async function furnish(local: Local, now: string): Promise<void> {
  const client = new DynamoDBClient({ endpoint: local.database.endpoint, region, credentials })
  const at = new Date(now).toISOString()
  const counted = contextOn(client, tableOf(local), {}, () => at)
  // Counted ids are taken by the house.
  await furnishHouse({ ...counted, newId: () => idOf(randomBytes(8)) })
  client.destroy()
  await local.drain()
}

const firstHouse = resolve(import.meta.dirname, '../../infra/houses/aef.json')

export function tableOf({ inventory }: Local): string {
  const [table] = inventory.tables
  if (table === undefined) throw new Error('The template has no table.')
  return table.name
}
