import { existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startDatabase } from '../../infra/local/database.ts'
import { callDynamo } from '../../infra/local/dynamo-call.ts'
import type { LocalTable } from '../../infra/local/plans.ts'
import { engine, table, temporaryFolder } from './fixture.ts'
import { itInTurn } from '../support/in-turn.ts'

function put(endpoint: string, sk: string): Promise<unknown> {
  return callDynamo(endpoint, 'PutItem', { TableName: table.name, Item: { pk: { S: 'p' }, sk: { S: sk } } })
}

async function keys(endpoint: string): Promise<string[]> {
  const { Items } = await callDynamo<{ Items: { sk: { S: string } }[] }>(endpoint, 'Query', {
    TableName: table.name,
    KeyConditionExpression: 'pk = :p',
    ExpressionAttributeValues: { ':p': { S: 'p' } },
    ConsistentRead: true,
  })
  return Items.map(({ sk }) => sk.S)
}

test('makes the table with index, expiry and stream', async () => {
  await using database = await startDatabase({ engine, tables: [table] })
  const { Table } = await callDynamo<{ Table: Record<string, unknown> }>(database.endpoint, 'DescribeTable', {
    TableName: table.name,
  })
  expect(Table).toMatchObject({
    GlobalSecondaryIndexes: [{ IndexName: 'due' }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  })
  const { TimeToLiveDescription } = await callDynamo(database.endpoint, 'DescribeTimeToLive', {
    TableName: table.name,
  })
  expect(TimeToLiveDescription).toMatchObject({ AttributeName: 'ttl', TimeToLiveStatus: 'ENABLED' })
})

test('keeps its data over a restart', async () => {
  using folder = temporaryFolder()
  const options = { engine, dataDir: folder.path, tables: [table] }
  {
    await using database = await startDatabase(options)
    await put(database.endpoint, 'before')
  }
  await using database = await startDatabase(options)
  expect(await keys(database.endpoint)).toEqual(['before'])
})

test('what a version before left out is added to its table', async () => {
  const { indexes, streamView, timeToLive, ...bare } = table
  const old: LocalTable = { ...bare, attributes: bare.attributes.slice(0, 2), indexes: [] }
  await using database = await startDatabase({ engine, tables: [old] })
  await put(database.endpoint, 'before')
  await database.ensureTable({ ...bare, indexes, streamView: streamView ?? '', timeToLive: timeToLive ?? '' })
  const { Table } = await callDynamo<{ Table: Record<string, unknown> }>(database.endpoint, 'DescribeTable', {
    TableName: table.name,
  })
  expect(Table).toMatchObject({
    GlobalSecondaryIndexes: [{ IndexName: 'due' }],
    StreamSpecification: { StreamEnabled: true },
  })
  expect(await keys(database.endpoint)).toEqual(['before'])
})

itInTurn('an engine killed while writing is started again, and every answered write is there', async () => {
  using folder = temporaryFolder()
  const told: string[] = []
  const onTrouble = (sentence: string): void => void told.push(sentence)
  await using database = await startDatabase({ engine, dataDir: folder.path, tables: [table], onTrouble })
  const answered: string[] = []
  for (let round = 0; round < 3; round += 1) {
    const [pid, before] = [database.pid() ?? 0, answered.length]
    const writes = Array.from({ length: 200 }, (_, i) => `${round}-${String(i).padStart(3, '0')}`)
    const running = Promise.allSettled(
      writes.map((sk) => put(database.endpoint, sk).then(() => void answered.push(sk))),
    )
    await expect.poll(() => answered.length, { interval: 1 }).toBeGreaterThan(before + 20)
    process.kill(pid, 'SIGKILL')
    await running
    await expect.poll(database.pid).not.toBe(pid)
    await put(database.endpoint, 'alive')
  }
  const kept = new Set(await keys(database.endpoint))
  expect(answered.filter((sk) => !kept.has(sk))).toEqual([])
  expect(told[0]).toMatch(/was started again/)
})

test('a damaged data file, a data folder that is a file and a wrong endpoint are told in one sentence', async () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'database/dynoxide.sqlite')
  mkdirSync(join(folder.path, 'database'))
  writeFileSync(file, 'this is no database at all, and it is long enough to be looked at'.repeat(20))
  const damaged = /^The data in .*dynoxide\.sqlite is damaged .*--fresh"\.$/
  await expect(startDatabase({ dataDir: folder.path, tables: [table] })).rejects.toThrow(damaged)

  const plain = join(folder.path, 'file')
  writeFileSync(plain, '')
  await expect(startDatabase({ dataDir: plain, tables: [] })).rejects.toThrow(/cannot be used .*DATA_DIR/)
  await expect(startDatabase({ endpoint: 'http://127.0.0.1:9', tables: [] })).rejects.toThrow(
    /No DynamoDB answers/,
  )
  await expect(startDatabase({ endpoint: 'nonsense', tables: [] })).rejects.toThrow(/must look like/)
})

itInTurn('a data file that lost its end is told, not half used', async () => {
  using folder = temporaryFolder()
  {
    await using database = await startDatabase({ engine: 'dynoxide', dataDir: folder.path, tables: [table] })
    for (let i = 0; i < 300; i += 1) await put(database.endpoint, `${i}-${'x'.repeat(300)}`)
  }
  const file = join(folder.path, 'database/dynoxide.sqlite')
  expect(existsSync(`${file}-wal`)).toBe(false)
  truncateSync(file, 8192)
  await expect(startDatabase({ dataDir: folder.path, tables: [table] })).rejects.toThrow(/is damaged/)
  expect(readdirSync(join(folder.path, 'database'))).toContain('dynoxide.sqlite')
})

test('a database given from outside is used as it is, and emptied only when asked to', async () => {
  await using outside = await startDatabase({ engine, tables: [table] })
  await put(outside.endpoint, 'before')
  await using same = await startDatabase({ endpoint: outside.endpoint, tables: [table] })
  expect(await keys(same.endpoint)).toEqual(['before'])
  await using fresh = await startDatabase({ endpoint: outside.endpoint, tables: [table], fresh: true })
  expect(await keys(fresh.endpoint)).toEqual([])
})

test('a database ended while its engine is being started again leaves nothing behind', async () => {
  const database = await startDatabase({ engine, tables: [table] })
  process.kill(database.pid() ?? 0, 'SIGKILL')
  await new Promise((done) => setTimeout(done, 5))
  await database[Symbol.asyncDispose]()
  await expect(callDynamo(database.endpoint, 'ListTables', {})).rejects.toThrow(/fetch failed/)
})
