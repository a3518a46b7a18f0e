import { randomUUID } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll } from 'vitest'
import { startDatabase } from '../../infra/local/database.ts'
import type { Database } from '../../infra/local/database.ts'
import { tableDefinition } from '../../shared/table/definition.ts'

/** Which engine the tests of this run stand on; `npm run test:dynamodb-local` chooses the other one. */
export const engine = process.env['TEST_ENGINE'] === 'dynamodb-local' ? 'dynamodb-local' : 'dynoxide'

let started: Promise<Database> | undefined

afterAll(async () => {
  await (await started)?.[Symbol.asyncDispose]()
})

export interface FreshTable {
  name: string
  endpoint: string
  client: DynamoDBClient
}

/** A table of its own, in memory, as the infrastructure defines it. */
export async function freshTable(): Promise<FreshTable> {
  // One a file: DynamoDB Local gets slower with all that it has ever kept, seventeenfold in a run that shared one.
  started ??= startDatabase({ engine })
  const database = await started
  const name = `world-${randomUUID()}`
  await database.ensureTable(tableCalled(name))
  const client = new DynamoDBClient({
    endpoint: database.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  return { name, endpoint: database.endpoint, client }
}

function tableCalled(name: string) {
  const { partitionKey, sortKey, timeToLive, dueIndex } = tableDefinition
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' })
  const keys = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' },
    { AttributeName: range, KeyType: 'RANGE' },
  ]
  const index = {
    IndexName: dueIndex.name,
    KeySchema: keys(dueIndex.partitionKey, dueIndex.sortKey),
    Projection: { ProjectionType: 'KEYS_ONLY' },
  }
  return {
    name,
    keySchema: keys(partitionKey, sortKey),
    attributes: [partitionKey, sortKey, dueIndex.partitionKey, dueIndex.sortKey].map(text),
    indexes: [index],
    streamView: 'NEW_AND_OLD_IMAGES',
    timeToLive,
  }
}
