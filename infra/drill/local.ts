import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environmentFile, openDataFolder } from '../local/data-folder.ts'
import { startDatabase } from '../local/database.ts'
import { callDynamo } from '../local/dynamo-call.ts'
import { describeShards, readShard } from '../local/shards.ts'
import type { ShardReader } from '../local/shards.ts'
import { Trouble } from '../local/trouble.ts'
import { keyOf } from './compare.ts'
import type { RawItem } from './compare.ts'
import type { Copy, Original } from './drill.ts'

/** The table in a data folder: that of a runner at work, or, where none is, one that is started for this alone. */
export async function localOriginal(dataDir: string): Promise<Original & AsyncDisposable> {
  const folder = join(dataDir, 'database')
  if (!existsSync(folder)) throw new Trouble(`${dataDir} has no data: start "npm start" once.`)
  await using parts = new AsyncDisposableStack()
  const told = join(dataDir, environmentFile)
  const endpoint = existsSync(told)
    ? String((JSON.parse(readFileSync(told, 'utf8')) as Record<string, string>)['AWS_ENDPOINT_URL_DYNAMODB'])
    : await startForThis(parts, dataDir)
  const tableName = await onlyTable(endpoint)
  const writes = await followWrites(endpoint, tableName)
  const running = parts.move()
  return {
    items: () => scan(endpoint, tableName),
    restore: () => restore(folder, tableName),
    changedSince: writes,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

async function startForThis(parts: AsyncDisposableStack, dataDir: string): Promise<string> {
  parts.use(await openDataFolder(dataDir))
  return parts.use(await startDatabase({ dataDir })).endpoint
}

/** The engine's file as SQLite copies it while others write, and an engine of its own on the copy. */
async function restore(folder: string, tableName: string): Promise<Copy> {
  const { DatabaseSync, backup } = await import('node:sqlite')
  await using parts = new AsyncDisposableStack()
  const dataDir = mkdtempSync(join(tmpdir(), 'treffpunkt-drill-'))
  parts.defer(() => rmSync(dataDir, { recursive: true, force: true }))
  mkdirSync(join(dataDir, 'database'))
  const files = readdirSync(folder).filter((name) => /\.(sqlite|db)$/.test(name))
  for (const name of files) {
    const file = new DatabaseSync(join(folder, name), { readOnly: true, timeout: 5000 })
    await backup(file, join(dataDir, 'database', name))
    file.close()
  }
  const { endpoint } = parts.use(await startDatabase({ dataDir }))
  const running = parts.move()
  return {
    title: `A copy of ${files.map((name) => join(folder, name)).join(', ')}`,
    items: () => scan(endpoint, tableName),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

async function onlyTable(endpoint: string): Promise<string> {
  const { TableNames } = await callDynamo<{ TableNames: string[] }>(endpoint, 'ListTables', {})
  const [name] = TableNames
  if (name === undefined) throw new Trouble('The data has no table: start "npm start" once.')
  return name
}

async function* scan(endpoint: string, TableName: string): AsyncGenerator<RawItem> {
  let ExclusiveStartKey: unknown
  do {
    const from = ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey }
    const asked = { TableName, ConsistentRead: true, ...from }
    const page = await callDynamo<{ Items: RawItem[]; LastEvaluatedKey?: unknown }>(endpoint, 'Scan', asked)
    yield* page.Items
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey !== undefined)
}

/** From now on; asked once, in the end. */
async function followWrites(
  endpoint: string,
  tableName: string,
): Promise<() => Promise<ReadonlySet<string>>> {
  const readers = new Map<string, ShardReader>()
  const keysUntilNow = async (): Promise<Set<string>> => {
    const { streamArn, shards } = await describeShards(endpoint, tableName)
    const keys = new Set<string>()
    for (const shard of shards) {
      const reader = readers.get(shard.ShardId) ?? readShard(endpoint, streamArn, shard, undefined)
      readers.set(shard.ShardId, reader)
      for (let page = await reader.next(); page !== undefined && page.length > 0; page = await reader.next())
        for (const { dynamodb } of page) keys.add(keyOf(dynamodb.Keys as RawItem))
    }
    return keys
  }
  await keysUntilNow()
  return keysUntilNow
}
