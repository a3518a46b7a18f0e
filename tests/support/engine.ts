import { randomUUID } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { startDatabase } from '../../infra/local/database.ts'
import { callDynamo, credentials, signature } from '../../infra/local/dynamo-call.ts'
import { region } from '../../infra/local/template.ts'
import { tableDefinition } from '../../shared/table/definition.ts'
import { holdToGrants } from './acting.ts'
import { engineLines } from './engine-line.ts'

/** Which engine the tests of this run stand on; `npm run test:dynamodb-local` chooses the other one. */
export const engine = process.env['TEST_ENGINE'] === 'dynamodb-local' ? 'dynamodb-local' : 'dynoxide'

/** The one that is in use by all test files of a worker, begun by the first that needs it; it ends with the worker's process. */
let shared: Promise<string> | undefined
let tables = 0

/** The embedded engine takes longer for each table the more it has: 3 ms with 200, 18 with 2,000; to begin another one takes 11 ms. */
const mostTables = 150

/** Connections that all clients of an engine share. */
const lines = new Map<string, ReturnType<typeof engineLines>>()

export interface FreshTable extends AsyncDisposable {
  name: string
  endpoint: string
  client: DynamoDBClient
}

/**
 * A table of its own, in memory, as the infrastructure defines it. With a stream only where a test reads one: both
 * engines get slower with every record that any stream has ever kept, tenfold after some thousands.
 */
export async function freshTable({ stream = false } = {}): Promise<FreshTable> {
  const endpoint = await engineWithRoom()
  const name = `world-${randomUUID()}`
  // One for each: tests stand between it and the engine.
  const client = clientOn(endpoint)
  await callDynamo(endpoint, 'CreateTable', {
    ...tableBody(name),
    ...(stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } }),
  })
  // It stays until the engine ends with its worker: to take a table away costs as much as to make one. One with a stream goes.
  const drop = () => callDynamo(endpoint, 'DeleteTable', { TableName: name })
  return { name, endpoint, client, [Symbol.asyncDispose]: async () => void (stream && (await drop())) }
}

function engineWithRoom(): Promise<string> {
  tables += 1
  if (tables % mostTables === 0) shared = undefined
  return (shared ??= start())
}

async function start(): Promise<string> {
  // One that all workers share, if the run has begun one.
  return process.env['TEST_ENDPOINT'] ?? (await startDatabase({ engine })).endpoint
}

/** A client of its own on the engine of a table, for what a test puts between the two. */
export function clientOn(endpoint: string): DynamoDBClient {
  const requestHandler = lines.get(endpoint) ?? engineLines()
  lines.set(endpoint, requestHandler)
  return holdToGrants(new DynamoDBClient({ endpoint, region, credentials, requestHandler, ...unsigned }))
}

/** No engine here reads signatures. */
const unsigned: Pick<DynamoDBClientConfig, 'signer'> = {
  signer: {
    sign: async (request) => {
      Object.assign((request as { headers: object }).headers, signature)
      return request as never
    },
  },
}

function tableBody(TableName: string) {
  const { partitionKey, sortKey, dueIndex, ownerIndex } = tableDefinition
  const keys = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' },
    { AttributeName: range, KeyType: 'RANGE' },
  ]
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keys(partitionKey, sortKey),
    AttributeDefinitions: [
      partitionKey,
      sortKey,
      dueIndex.partitionKey,
      dueIndex.sortKey,
      ownerIndex.partitionKey,
    ].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    GlobalSecondaryIndexes: [
      {
        IndexName: dueIndex.name,
        KeySchema: keys(dueIndex.partitionKey, dueIndex.sortKey),
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
      {
        IndexName: ownerIndex.name,
        KeySchema: [{ AttributeName: ownerIndex.partitionKey, KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  }
}
