import { isDeepStrictEqual } from 'node:util'
import { callDynamo, DynamoError } from './dynamo-call.ts'

/** A record of a table's stream, as Lambda gets it too. */
export interface StreamRecord {
  eventID: string
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE'
  dynamodb: {
    SequenceNumber: string
    /** Seconds. */
    ApproximateCreationDateTime?: number
    Keys: unknown
    NewImage?: unknown
    OldImage?: unknown
  }
}

interface ShardDescription {
  ShardId: string
  ParentShardId?: string
}

interface StreamDescription {
  StreamDescription: { Shards: ShardDescription[]; LastEvaluatedShardId?: string }
}

/** The stream of a table and its shards, oldest first. */
export async function describeShards(
  endpoint: string,
  tableName: string,
): Promise<{ streamArn: string; shards: ShardDescription[] }> {
  const { Table } = await callDynamo<{ Table: { LatestStreamArn: string } }>(endpoint, 'DescribeTable', {
    TableName: tableName,
  })
  const streamArn = Table.LatestStreamArn
  const shards: ShardDescription[] = []
  let from: string | undefined
  do {
    const page = { StreamArn: streamArn, ...(from !== undefined && { ExclusiveStartShardId: from }) }
    const { StreamDescription } = await callDynamo<StreamDescription>(
      endpoint,
      'DescribeStream',
      page,
      'stream',
    )
    shards.push(...StreamDescription.Shards)
    from = StreamDescription.LastEvaluatedShardId
  } while (from !== undefined)
  return { streamArn, shards }
}

/** Reads one shard from a checkpoint on; `undefined` from `next` means that the shard is closed and read to its end. */
export interface ShardReader {
  shardId: string
  parentId: string | undefined
  next(): Promise<StreamRecord[] | undefined>
}

const pageSize = 1000

/**
 * Begins after `checkpoint`, or with the oldest record. A checkpoint is trusted only if the record it names is still
 * there: an engine that lost its last writes (power failure, an older copy put back) gives the same numbers again, and
 * then everything is read anew, because a repetition is allowed and a gap is not.
 */
export function readShard(
  endpoint: string,
  streamArn: string,
  shard: ShardDescription,
  checkpoint: string | undefined,
): ShardReader {
  let iterator: string | null | undefined
  let reached = checkpoint
  const open = async (
    type: 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER' | 'TRIM_HORIZON',
  ): Promise<string> => {
    const SequenceNumber = type === 'TRIM_HORIZON' ? undefined : reached
    const body = { StreamArn: streamArn, ShardId: shard.ShardId, ShardIteratorType: type, SequenceNumber }
    return (await callDynamo<{ ShardIterator: string }>(endpoint, 'GetShardIterator', body, 'stream'))
      .ShardIterator
  }
  const page = async (from: string): Promise<StreamRecord[]> => {
    const body = { ShardIterator: from, Limit: pageSize }
    const answer = await callDynamo<{ Records: StreamRecord[]; NextShardIterator?: string | null }>(
      endpoint,
      'GetRecords',
      body,
      'stream',
    )
    iterator = answer.NextShardIterator ?? null
    reached = answer.Records.at(-1)?.dynamodb.SequenceNumber ?? reached
    return answer.Records
  }
  const resume = async (sequenceNumber: string): Promise<StreamRecord[]> => {
    try {
      const [first, ...rest] = await page(await open('AT_SEQUENCE_NUMBER'))
      if (first?.dynamodb.SequenceNumber === sequenceNumber) return rest
    } catch (error) {
      if (!(error instanceof DynamoError)) throw error
    }
    reached = undefined
    return page(await open('TRIM_HORIZON'))
  }
  const next = async (): Promise<StreamRecord[] | undefined> => {
    if (iterator === null) return undefined
    if (iterator === undefined)
      return reached === undefined ? page(await open('TRIM_HORIZON')) : resume(reached)
    try {
      return await page(iterator)
    } catch (error) {
      if (!(error instanceof DynamoError) || error.code !== 'ExpiredIteratorException') throw error
      return page(await open(reached === undefined ? 'TRIM_HORIZON' : 'AFTER_SEQUENCE_NUMBER'))
    }
  }
  return {
    shardId: shard.ShardId,
    parentId: shard.ParentShardId,
    next: async () => (await next())?.filter(changes) ?? undefined,
  }
}

/** The embedded engine also reports updates that change nothing; DynamoDB does not. */
function changes({ eventName, dynamodb }: StreamRecord): boolean {
  return eventName !== 'MODIFY' || !isDeepStrictEqual(dynamodb.NewImage, dynamodb.OldImage)
}
