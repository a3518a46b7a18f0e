import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startDatabase } from '../../infra/local/database.ts'
import { callDynamo } from '../../infra/local/dynamo-call.ts'
import type { StreamPlan } from '../../infra/local/plans.ts'
import type { StreamRecord } from '../../infra/local/shards.ts'
import { startStreams } from '../../infra/local/streams.ts'
import { engine, table, temporaryFolder } from './fixture.ts'
import { itInTurn } from '../support/in-turn.ts'

const plan: StreamPlan = {
  name: 'mails',
  tableName: table.name,
  functionArn: 'arn',
  batchSize: 10,
  patterns: [{ dynamodb: { NewImage: { type: { S: ['booking'] } } } }],
  reportsItemFailures: true,
  bisects: false,
}

function put(endpoint: string, sk: string, type = 'booking', note = ''): Promise<unknown> {
  const Item = { pk: { S: 'p' }, sk: { S: sk }, type: { S: type }, note: { S: note } }
  return callDynamo(endpoint, 'PutItem', { TableName: table.name, Item })
}

/** A listener that writes down the sort keys it hears, batch by batch; `answer` may refuse. */
function ears(
  answer: (batch: string[], records: StreamRecord[]) => unknown = () => ({ batchItemFailures: [] }),
) {
  const batches: string[][] = []
  const invoke = async (event: unknown): Promise<unknown> => {
    const { Records } = event as { Records: (StreamRecord & { dynamodb: { Keys: { sk: { S: string } } } })[] }
    const batch = Records.map(({ dynamodb }) => dynamodb.Keys.sk.S)
    batches.push(batch)
    return answer(batch, Records)
  }
  return { batches, invoke, heard: () => batches.flat() }
}

test('what was written is heard in order, only what is wanted, and once', async () => {
  using folder = temporaryFolder()
  await using database = await startDatabase({ engine, tables: [table] })
  await put(database.endpoint, 'early')
  const target = ears()
  await using streams = startStreams({
    mappings: [{ plan, target }],
    endpoint: database.endpoint,
    dataDir: folder.path,
  })
  for (let i = 10; i < 35; i += 1) await put(database.endpoint, `b${i}`)
  await put(database.endpoint, 'room', 'room')
  await put(database.endpoint, 'b10')
  await put(database.endpoint, 'b11', 'booking', 'changed')
  expect(await streams.drain()).toBe(true)
  const expected = ['early', ...Array.from({ length: 25 }, (_, i) => `b${i + 10}`), 'b11']
  expect(target.heard()).toEqual(expected)
  expect(target.batches.every((batch) => batch.length <= 10)).toBe(true)
})

test('after a restart it goes on where it stopped, also if the engine was killed', async () => {
  using folder = temporaryFolder()
  const options = { engine, dataDir: folder.path, tables: [table] }
  const target = ears()
  {
    await using database = await startDatabase(options)
    await using streams = startStreams({
      mappings: [{ plan, target }],
      endpoint: database.endpoint,
      dataDir: folder.path,
    })
    await put(database.endpoint, 'one')
    expect(await streams.drain()).toBe(true)
  }
  {
    await using database = await startDatabase(options)
    await put(database.endpoint, 'two, while nobody listened')
    process.kill(database.pid() ?? 0, 'SIGKILL')
  }
  await using database = await startDatabase(options)
  await using streams = startStreams({
    mappings: [{ plan, target }],
    endpoint: database.endpoint,
    dataDir: folder.path,
  })
  await put(database.endpoint, 'three')
  expect(await streams.drain()).toBe(true)
  expect(target.heard()).toEqual(['one', 'two, while nobody listened', 'three'])
})

itInTurn('an engine killed under a running listener loses no record', async () => {
  using folder = temporaryFolder()
  await using database = await startDatabase({ engine, dataDir: folder.path, tables: [table] })
  const target = ears()
  await using streams = startStreams({
    mappings: [{ plan, target }],
    endpoint: database.endpoint,
    dataDir: folder.path,
  })
  const answered: string[] = []
  const write = async (sk: string): Promise<void> => {
    await put(database.endpoint, sk)
    answered.push(sk)
  }
  for (let i = 0; i < 60; i += 1) {
    if (i === 30) process.kill(database.pid() ?? 0, 'SIGKILL')
    await expect
      .poll(
        () =>
          write(`k${i}`).then(
            () => true,
            () => false,
          ),
        { interval: 20 },
      )
      .toBe(true)
  }
  await expect.poll(() => streams.drain(), { interval: 20 }).toBe(true)
  const heard = new Set(target.heard())
  expect(answered.filter((sk) => !heard.has(sk))).toEqual([])
})

test('a refused record comes again from itself on, and nothing overtakes it', async () => {
  using folder = temporaryFolder()
  await using database = await startDatabase({ engine, tables: [table] })
  for (const sk of ['a', 'b', 'c', 'd']) await put(database.endpoint, sk)
  let refusals = 2
  const target = ears((batch, records) => {
    const at = batch.indexOf('c')
    if (at < 0 || refusals === 0) return { batchItemFailures: [] }
    refusals -= 1
    return { batchItemFailures: [{ itemIdentifier: records[at]?.dynamodb.SequenceNumber }] }
  })
  await using streams = startStreams({
    mappings: [{ plan, target }],
    endpoint: database.endpoint,
    dataDir: folder.path,
  })
  await expect
    .poll(() => target.batches, { interval: 20 })
    .toEqual([
      ['a', 'b', 'c', 'd'],
      ['c', 'd'],
      ['c', 'd'],
    ])
  expect(await streams.drain()).toBe(true)
})

test('a batch that fails as a whole comes again as a whole, also to the next process', async () => {
  using folder = temporaryFolder()
  await using database = await startDatabase({ engine, tables: [table] })
  await put(database.endpoint, 'a')
  await put(database.endpoint, 'b')
  const fails = ears(() => {
    throw new Error('mail server down')
  })
  {
    const mappings = [{ plan, target: fails }]
    await using streams = startStreams({ mappings, endpoint: database.endpoint, dataDir: folder.path })
    expect(await streams.drain()).toBe(false)
  }
  expect(fails.batches[0]).toEqual(['a', 'b'])
  const works = ears()
  await using streams = startStreams({
    mappings: [{ plan, target: works }],
    endpoint: database.endpoint,
    dataDir: folder.path,
  })
  expect(await streams.drain()).toBe(true)
  expect(works.batches).toEqual([['a', 'b']])
})

itInTurn(
  'a batch nobody can digest is split and its culprit buried after the last try, the rest goes on',
  async () => {
    using folder = temporaryFolder()
    await using database = await startDatabase({ engine, tables: [table] })
    for (const sk of ['a', 'poison', 'c']) await put(database.endpoint, sk)
    const taken: string[] = []
    const target = ears((batch) => {
      if (batch.includes('poison')) throw new Error('cannot read this')
      taken.push(...batch)
      return { batchItemFailures: [] }
    })
    const limited = { ...plan, bisects: true, retries: 3 }
    await using streams = startStreams({
      mappings: [{ plan: limited, target }],
      endpoint: database.endpoint,
      dataDir: folder.path,
    })
    await expect.poll(() => taken, { interval: 20 }).toEqual(['a', 'c'])
    expect(await streams.drain()).toBe(true)
    const buried = JSON.parse(readFileSync(join(folder.path, 'dead-letters.jsonl'), 'utf8')) as Record<
      string,
      unknown
    >
    expect(buried).toMatchObject({
      listener: 'mails',
      records: [{ dynamodb: { Keys: { sk: { S: 'poison' } } } }],
    })
  },
)

test('a torn checkpoint file or one of another database means reading anew, never a gap', async () => {
  using folder = temporaryFolder()
  await using database = await startDatabase({ engine, tables: [table] })
  appendFileSync(join(folder.path, 'streams.jsonl'), '["mails", "arn')
  await put(database.endpoint, 'a')
  const first = ears()
  {
    await using streams = startStreams({
      mappings: [{ plan, target: first }],
      endpoint: database.endpoint,
      dataDir: folder.path,
    })
    expect(await streams.drain()).toBe(true)
  }
  expect(first.heard()).toEqual(['a'])
  await using other = await startDatabase({ engine, tables: [table] })
  await put(other.endpoint, 'z')
  const second = ears()
  await using streams = startStreams({
    mappings: [{ plan, target: second }],
    endpoint: other.endpoint,
    dataDir: folder.path,
  })
  expect(await streams.drain()).toBe(true)
  expect(second.heard()).toEqual(['z'])
  expect(existsSync(join(folder.path, 'dead-letters.jsonl'))).toBe(false)
})
