import { setTimeout as pause } from 'node:timers/promises'
import { callDynamo, DynamoError } from './dynamo-call.ts'
import type { LocalTable } from './plans.ts'
import { Trouble } from './trouble.ts'

interface Description {
  Table: {
    TableStatus: string
    KeySchema: { AttributeName: string; KeyType: string }[]
    GlobalSecondaryIndexes?: { IndexName: string; IndexStatus: string }[]
    StreamSpecification?: { StreamEnabled: boolean }
  }
}

/** Makes a table as the template wants it; leaves one that is there, adding what it lacks. Throws `Trouble` if it cannot fit. */
export async function ensureTable(endpoint: string, table: LocalTable): Promise<void> {
  const there = await describe(endpoint, table.name)
  if (there === undefined) await create(endpoint, table)
  else await complete(endpoint, table, there)
  if (table.timeToLive !== undefined) await ensureTimeToLive(endpoint, table.name, table.timeToLive)
}

/** Drops a table with all it holds, if it is there. */
export async function dropTable(endpoint: string, name: string): Promise<void> {
  if ((await describe(endpoint, name)) === undefined) return
  await callDynamo(endpoint, 'DeleteTable', { TableName: name })
  while ((await describe(endpoint, name)) !== undefined) await pause(10)
}

async function describe(endpoint: string, name: string): Promise<Description['Table'] | undefined> {
  try {
    return (await callDynamo<Description>(endpoint, 'DescribeTable', { TableName: name })).Table
  } catch (error) {
    if (error instanceof DynamoError && error.code === 'ResourceNotFoundException') return undefined
    throw error
  }
}

async function create(endpoint: string, table: LocalTable): Promise<void> {
  await callDynamo(endpoint, 'CreateTable', {
    TableName: table.name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: table.keySchema,
    AttributeDefinitions: table.attributes,
    ...(table.indexes.length > 0 && { GlobalSecondaryIndexes: table.indexes }),
    ...(table.streamView !== undefined && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: table.streamView },
    }),
  })
  await active(endpoint, table.name)
}

async function complete(endpoint: string, table: LocalTable, there: Description['Table']): Promise<void> {
  if (keysOf(there.KeySchema) !== keysOf(table.keySchema as Description['Table']['KeySchema'])) {
    throw new Trouble(
      `The table ${table.name} has other keys than this version wants: begin anew with "npm start -- --fresh".`,
    )
  }
  for (const index of table.indexes) {
    if (there.GlobalSecondaryIndexes?.some(({ IndexName }) => IndexName === index.IndexName)) continue
    await callDynamo(endpoint, 'UpdateTable', {
      TableName: table.name,
      AttributeDefinitions: table.attributes,
      GlobalSecondaryIndexUpdates: [{ Create: index }],
    })
    await active(endpoint, table.name)
  }
  if (table.streamView === undefined || there.StreamSpecification?.StreamEnabled === true) return
  const StreamSpecification = { StreamEnabled: true, StreamViewType: table.streamView }
  await callDynamo(endpoint, 'UpdateTable', { TableName: table.name, StreamSpecification })
  await active(endpoint, table.name)
}

function keysOf(schema: Description['Table']['KeySchema']): string {
  return schema.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`).join()
}

async function active(endpoint: string, name: string): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    const table = await describe(endpoint, name)
    const indexes = table?.GlobalSecondaryIndexes ?? []
    if (table?.TableStatus === 'ACTIVE' && indexes.every(({ IndexStatus }) => IndexStatus === 'ACTIVE'))
      return
    await pause(10)
  }
  throw new Trouble(`The table ${name} does not become ready.`)
}

async function ensureTimeToLive(endpoint: string, name: string, attribute: string): Promise<void> {
  const { TimeToLiveDescription } = await callDynamo<{ TimeToLiveDescription: { TimeToLiveStatus: string } }>(
    endpoint,
    'DescribeTimeToLive',
    { TableName: name },
  )
  if (TimeToLiveDescription.TimeToLiveStatus.startsWith('ENABL')) return
  const TimeToLiveSpecification = { Enabled: true, AttributeName: attribute }
  await callDynamo(endpoint, 'UpdateTimeToLive', { TableName: name, TimeToLiveSpecification })
}
