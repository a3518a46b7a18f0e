import { randomUUID } from 'node:crypto'
import {
  BatchGetItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import type {
  AttributeValue,
  DynamoDBClient,
  QueryCommandInput,
  TransactWriteItem,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { tableDefinition } from './definition.ts'
import { mostKeys, mostWrites } from './limits.ts'
import { conflictRetry } from './retry.ts'
import { joinRefusals } from './table.ts'
import type { Range, Table } from './table.ts'
import { compileWrite } from './write.ts'
import type { Item, Key, Write } from './write.ts'

type Raw = Record<string, AttributeValue>
type Sender = Pick<DynamoDBClient, 'send'>

/** The table on DynamoDB or an engine that speaks its protocol. `pause` is the clock of the retries. */
export function dynamoTable(client: Sender, tableName: string, pause?: (ms: number) => Promise<void>): Table {
  return {
    async get(key, { consistent = false } = {}) {
      const answer = await client.send(
        new GetItemCommand({ TableName: tableName, Key: marshall(key), ConsistentRead: consistent }),
      )
      return answer.Item && toItem(answer.Item)
    },
    query: (range) => queryAll(client, queryInput(tableName, range), range.limit),
    getMany: (keys, { consistent = false } = {}) => getMany(client, tableName, keys, consistent),
    async due(kind, at, limit = 100) {
      const { name, partitionKey, sortKey } = tableDefinition.dueIndex
      const found = await queryAll(
        client,
        {
          TableName: tableName,
          IndexName: name,
          KeyConditionExpression: '#kind = :kind AND #at <= :at',
          ExpressionAttributeNames: { '#kind': partitionKey, '#at': sortKey },
          ExpressionAttributeValues: marshall({ ':kind': kind, ':at': at }),
          Limit: limit,
        },
        limit,
      )
      return found.map(({ pk, sk }) => ({ pk, sk }))
    },
    async transact(writes) {
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
      const answers = refused.map(({ write, found }) => refusalOf(write, found))
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
async function sendOne(client: Sender, TableName: string, write: Write): Promise<RefusedWrite[]> {
  const input = { TableName, ...marshalled(write), ...returnOld }
  try {
    if (write.kind === 'put') await client.send(new PutItemCommand({ ...input, Item: input.Item ?? {} }))
    else if (write.kind === 'delete') await client.send(new DeleteItemCommand({ ...input, Key: input.Key }))
    else await client.send(new UpdateItemCommand({ ...input, Key: input.Key }))
    return []
  } catch (error) {
    if ((error as Error).name !== 'ConditionalCheckFailedException') throw error
    const { Item } = error as { Item?: Raw }
    return [{ write, found: Item && toItem(Item) }]
  }
}

/** One token for every try of this transaction: DynamoDB carries it out once within ten minutes. */
function sendTogether(client: Sender, TableName: string, writes: readonly Write[]) {
  const names = { put: 'Put', update: 'Update', delete: 'Delete', check: 'ConditionCheck' } as const
  const items = writes.map(
    (write) =>
      ({ [names[write.kind]]: { TableName, ...marshalled(write), ...returnOld } }) as TransactWriteItem,
  )
  const command = { TransactItems: items, ClientRequestToken: randomUUID() }
  return async (): Promise<RefusedWrite[]> => {
    try {
      await client.send(new TransactWriteItemsCommand(command))
      return []
    } catch (error) {
      const reasons =
        (error as { CancellationReasons?: { Code?: string; Item?: Raw }[] }).CancellationReasons ?? []
      const refused = writes.flatMap((write, place) => {
        const reason = reasons[place]
        if (reason?.Code !== 'ConditionalCheckFailed') return []
        return [{ write, found: reason.Item && toItem(reason.Item) }]
      })
      if (refused.length === 0) throw error
      return refused
    }
  }
}

function refusalOf(write: Write, found: Item | undefined) {
  if (write.refuse === undefined) throw new Error(`A condition on ${write.key.pk} does not hold`)
  return write.refuse(found)
}

function marshalled(write: Write) {
  const { Key, Item, ExpressionAttributeValues: values, ...expressions } = compileWrite(write)
  return {
    ...expressions,
    Key: Key && marshall(Key),
    Item: Item && marshall(Item, { removeUndefinedValues: true }),
    ...(values ? { ExpressionAttributeValues: marshall(values, { removeUndefinedValues: true }) } : {}),
  } as { Key: Raw; Item?: Raw; ExpressionAttributeValues?: Raw }
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
    ExpressionAttributeValues: marshall({
      ':pk': pk,
      ...(prefix !== undefined ? { ':prefix': prefix } : between ? { ':from': from, ':to': to } : {}),
    }),
    ConsistentRead: how.consistent ?? false,
    ScanIndexForward: !how.backwards,
    ...(how.limit === undefined ? {} : { Limit: how.limit }),
  }
}

async function queryAll(client: Sender, input: QueryCommandInput, limit = Infinity): Promise<Item[]> {
  const items: Item[] = []
  let next: Raw | undefined
  do {
    const answer = await client.send(
      new QueryCommand({ ...input, ...(next ? { ExclusiveStartKey: next } : {}) }),
    )
    items.push(...(answer.Items ?? []).map(toItem))
    next = answer.LastEvaluatedKey
  } while (next !== undefined && items.length < limit)
  return items
}

/** As many keys a call as it takes; what an overloaded table left out is asked again. */
async function getMany(
  client: Sender,
  name: string,
  keys: readonly Key[],
  ConsistentRead: boolean,
): Promise<Item[]> {
  const items: Item[] = []
  let left = keys.map((key) => marshall(key))
  for (let tries = 0; left.length > 0; tries++) {
    if (tries > keys.length / mostKeys + 8) throw new Error('getMany: the table does not answer')
    const request = { [name]: { Keys: left.slice(0, mostKeys), ConsistentRead } }
    const answer = await client.send(new BatchGetItemCommand({ RequestItems: request }))
    items.push(...(answer.Responses?.[name] ?? []).map(toItem))
    left = [...((answer.UnprocessedKeys?.[name]?.Keys ?? []) as Raw[]), ...left.slice(mostKeys)]
  }
  return items
}

function toItem(raw: Raw): Item {
  return unmarshall(raw) as Item
}
