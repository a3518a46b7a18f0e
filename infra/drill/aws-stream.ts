import { askAws } from '../cloud/programs.ts'
import type { Programs } from '../cloud/programs.ts'
import { keyOf } from './compare.ts'
import type { RawItem } from './compare.ts'

interface Stream {
  StreamDescription: { Shards: { ShardId: string }[]; LastEvaluatedShardId?: string }
}

interface Records {
  Records: { dynamodb: { Keys: RawItem; ApproximateCreationDateTime: string | number } }[]
  NextShardIterator?: string
}

/** An open shard has no end: so many empty pages stand for it. */
const mostEmpty = 5
/** What lay in the stream before is as old as the copy; the moments of both are rounded. */
const marginMs = 2 * 60_000

/** Keys of a table that were written since a moment, out of its stream, which keeps a day. */
export async function writtenSince(programs: Programs, streamArn: string, at: Date): Promise<Set<string>> {
  const ask = <Answer>(...args: string[]) => askAws<Answer>(programs, 'dynamodbstreams', ...args)
  const keys = new Set<string>()
  for (const { ShardId } of await shardsOf(ask, streamArn)) {
    const where = ['--stream-arn', streamArn, '--shard-id', ShardId, '--shard-iterator-type', 'TRIM_HORIZON']
    let iterator = (await ask<{ ShardIterator: string }>('get-shard-iterator', ...where))?.ShardIterator
    for (let empty = 0; iterator !== undefined && empty < mostEmpty;) {
      const page: Records | undefined = await ask<Records>('get-records', '--shard-iterator', iterator)
      empty = page?.Records.length ? 0 : empty + 1
      for (const { dynamodb } of page?.Records ?? [])
        if (momentOf(dynamodb.ApproximateCreationDateTime) >= at.getTime() - marginMs)
          keys.add(keyOf(dynamodb.Keys))
      iterator = page?.NextShardIterator
    }
  }
  return keys
}

type Ask = <Answer>(...args: string[]) => Promise<Answer | undefined>

async function shardsOf(ask: Ask, streamArn: string): Promise<{ ShardId: string }[]> {
  const shards: { ShardId: string }[] = []
  let from: string | undefined
  do {
    const after = from === undefined ? [] : ['--exclusive-start-shard-id', from]
    const answer: Stream | undefined = await ask<Stream>(
      'describe-stream',
      '--stream-arn',
      streamArn,
      ...after,
    )
    shards.push(...(answer?.StreamDescription.Shards ?? []))
    from = answer?.StreamDescription.LastEvaluatedShardId
  } while (from !== undefined)
  return shards
}

const momentOf = (said: string | number) => (typeof said === 'number' ? said * 1000 : Date.parse(said))
