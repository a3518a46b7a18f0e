import { randomUUID } from 'node:crypto'
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import type { QueryCommandInput, TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Instant } from '../time/civil.ts'
import { tableDefinition } from './definition.ts'
import { mostKeys, mostWrites } from './limits.ts'
import { isOver, overWhatIsOver } from './over.ts'
import { conflictRetry } from './retry.ts'
import { sharded, shardsOf } from './shards.ts'
import { newerRefusal, shaped } from './shape.ts'
import type { Shapes } from './shape.ts'
import { joinRefusals } from './table.ts'
import type { Range, Table } from './table.ts'
import { withoutExtras } from './without-extras.ts'
import { compileWrite } from './write.ts'
import type { Item, Key, Write } from './write.ts'

type Documents = DynamoDBDocumentClient

/**
 * The table on DynamoDB or an engine that speaks its protocol. By `now` items are over their time; `pause` is the clock of the retries;
 * `known` are the shapes of another program.
 */
export function dynamoTable(
  dynamoDb: DynamoDBClient,
  tableName: string,
  now: () => Instant,
  pause?: (ms: number) => Promise<void>,
  known?: Shapes,
): Table {
  const client = DynamoDBDocumentClient.from(withoutExtras(dynamoDb), {
    marshallOptions: { removeUndefinedValues: true },
  })
  const isThere = (item: Item) => !isOver(item, now())
  return {
    async get(key, { consistent = false } = {}) {
      const command = new GetCommand({ TableName: tableName, Key: key, ConsistentRead: consistent })
      const item = (await client.send(command)).Item as Item | undefined
      return item && isThere(item) ? item : undefined
    },
    query: (range) => queryAll(client, queryInput(tableName, range), { limit: range.limit, isThere }),
    getMany: async (keys, { consistent = false } = {}) =>
      (await getMany(client, tableName, keys, consistent)).filter(isThere),
    async due(kind, at, limit = 100) {
      const { sortKey } = tableDefinition.dueIndex
      const range = { TableName: tableName, Limit: limit }
      const found = await Promise.all(
        shardsOf(kind).map((shard) => queryAll(client, { ...range, ...dueInput(shard, at) }, { limit })),
      )
      const keys = found.flat().map(({ pk, sk, [sortKey]: at }) => ({ pk, sk, at: String(at) }))
      return keys.sort((one, other) => (one.at < other.at ? -1 : 1)).slice(0, limit)
    },
    async ownedBy(owner) {
      const { name, partitionKey } = tableDefinition.ownerIndex
      const found = await queryAll(client, {
        TableName: tableName,
        IndexName: name,
        KeyConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': partitionKey },
        ExpressionAttributeValues: { ':owner': owner },
      })
      return found.map(({ pk, sk }) => ({ pk, sk }))
    },
    async transact(asked) {
      const writes = asked.map((write) => shaped(sharded(overWhatIsOver(write, now())), known))
      if (new Set(writes.map(({ key }) => `${key.pk}\n${key.sk}`)).size !== writes.length) {
        throw new Error('transact: two writes on one item')
      }
      if (writes.length > mostWrites) throw new Error(`transact: ${writes.length} writes are too many`)
      const [only] = writes
      if (only === undefined) return 'done'
      const alone = writes.length === 1 && only.kind !== 'check'
      const send = alone ? () => sendOne(client, tableName, only) : sendTogether(client, tableName, writes)
      const refused = await conflictRetry(send, pause)
      if (refused.length === 0) return 'done'
      const answers = refused.map(({ write, found }) => newerRefusal(found, known) ?? refusalOf(write, found))
      const refusals = answers.filter((answer) => answer !== 'mine')
      if (refusals.length < answers.length) return 'repeated'
      throw joinRefusals(refusals)
    },
  }
}

/** A write whose condition did not hold, and the item that was there instead. */
export interface RefusedWrite {
  write: Write
  found: Item | undefined
}

const returnOld = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const

/** Costs half of a transaction of one. A repeat after a lost answer meets its own result: see `Write.refuse`. */
async function sendOne(client: Documents, TableName: string, write: Write): Promise<RefusedWrite[]> {
  const { Key, Item, ...how } = { TableName, ...compileWrite(write), ...returnOld }
  try {
    if (write.kind === 'put') await client.send(new PutCommand({ ...how, Item }))
    else if (write.kind === 'delete') await client.send(new DeleteCommand({ ...how, Key }))
    else await client.send(new UpdateCommand({ ...how, Key }))
    return []
  } catch (error) {
    if ((error as Error).name !== 'ConditionalCheckFailedException') throw error
    return [{ write, found: foundIn(error as Refusing) }]
  }
}

/** One token for every try of this transaction: DynamoDB carries it out once within ten minutes. */
function sendTogether(client: Documents, TableName: string, writes: readonly Write[]) {
  const names = { put: 'Put', update: 'Update', delete: 'Delete', check: 'ConditionCheck' } as const
  const items = writes.map((write) => ({
    [names[write.kind]]: { TableName, ...compileWrite(write), ...returnOld },
  }))
  const input = { TransactItems: items, ClientRequestToken: randomUUID() } as TransactWriteCommandInput
  return async (): Promise<RefusedWrite[]> => {
    try {
      await client.send(new TransactWriteCommand(input))
      return []
    } catch (error) {
      const reasons = (error as { CancellationReasons?: Refusing[] }).CancellationReasons ?? []
      const refused = writes.flatMap((write, place) => {
        const reason = reasons[place]
        return reason?.Code === 'ConditionalCheckFailed' ? [{ write, found: foundIn(reason) }] : []
      })
      if (refused.length === 0) throw error
      return refused
    }
  }
}

/** A refused write, or one of the reasons why a transaction was cancelled. */
interface Refusing {
  Code?: string
  Item?: Record<string, AttributeValue>
}

/** The document client translates answers, but not what stands in errors. */
function foundIn({ Item }: Refusing): Item | undefined {
  return Item && (unmarshall(Item) as Item)
}

function refusalOf(write: Write, found: Item | undefined) {
  if (write.refuse === undefined) throw new Error(`A condition on ${write.key.pk} does not hold`)
  return write.refuse(found)
}

function dueInput(shard: string, at: string) {
  const { name, partitionKey, sortKey } = tableDefinition.dueIndex
  return {
    IndexName: name,
    KeyConditionExpression: '#kind = :kind AND #at <= :at',
    ExpressionAttributeNames: { '#kind': partitionKey, '#at': sortKey },
    ExpressionAttributeValues: { ':kind': shard, ':at': at },
  }
}

function queryInput(TableName: string, { pk, prefix, from, to, ...how }: Range): QueryCommandInput {
  const { partitionKey, sortKey } = tableDefinition
  const between = from !== undefined && to !== undefined
  const condition =
    prefix !== undefined ? ' AND begins_with(#sk, :prefix)' : between ? ' AND #sk BETWEEN :from AND :to' : ''
  return {
    TableName,
    KeyConditionExpression: `#pk = :pk${condition}`,
    ExpressionAttributeNames: { '#pk': partitionKey, ...(condition === '' ? {} : { '#sk': sortKey }) },
    ExpressionAttributeValues: {
      ':pk': pk,
      ...(prefix !== undefined ? { ':prefix': prefix } : between ? { ':from': from, ':to': to } : {}),
    },
    ConsistentRead: how.consistent ?? false,
    ScanIndexForward: !how.backwards,
    Limit: how.limit,
  }
}

/** Pages on past what is not there any more, so that fewer than `limit` says that no more follow. */
async function queryAll(
  client: Documents,
  input: QueryCommandInput,
  {
    limit = Infinity,
    isThere = () => true,
  }: { limit?: number | undefined; isThere?: (item: Item) => boolean } = {},
): Promise<Item[]> {
  const items: Item[] = []
  for await (const { Items = [] } of paginateQuery({ client }, input)) {
    items.push(...(Items as Item[]).filter(isThere))
    if (items.length >= limit) break
  }
  return items.length > limit ? items.slice(0, limit) : items
}

/** As many keys a call as it takes; what an overloaded table left out is asked again. */
async function getMany(
  client: Documents,
  name: string,
  keys: readonly Key[],
  ConsistentRead: boolean,
): Promise<Item[]> {
  const items: Item[] = []
  let left = [...keys]
  for (let tries = 0; left.length > 0; tries++) {
    if (tries > keys.length / mostKeys + 8) throw new Error('getMany: the table does not answer')
    const request = { [name]: { Keys: left.slice(0, mostKeys), ConsistentRead } }
    const answer = await client.send(new BatchGetCommand({ RequestItems: request }))
    items.push(...((answer.Responses?.[name] ?? []) as Item[]))
    left = [...((answer.UnprocessedKeys?.[name]?.Keys ?? []) as Key[]), ...left.slice(mostKeys)]
  }
  return items
}
