import { entry } from '../../functions/entry.ts'
import type { Handler } from '../../functions/entry.ts'
import { capabilities } from '../../functions/capabilities.ts'
import { describeShards, readShard } from '../../infra/local/shards.ts'
import type { ShardReader, StreamRecord } from '../../infra/local/shards.ts'
import { heardTypes } from '../../infra/needs.ts'
import type { Context } from '../../shared/context.ts'

/** Those who hear what changes, with all that they hear. */
const listening = capabilities.map((each) => ({ name: each.name, types: heardTypes(each, capabilities) }))

/** Brings changes to the functions that hear them, as AWS does. */
export interface Listening {
  /** Until there are no more; gives how many calls that took. */
  hear(): Promise<number>
  /** What was changed so far stays unheard. */
  skip(): Promise<void>
}

export async function listenTo(ctx: Context, endpoint: string, tableName: string): Promise<Listening> {
  const listeners = await Promise.all(
    listening
      .filter(({ types }) => types.length > 0)
      .map(async ({ name, types }) => {
        const { handler } = (await import(`../../functions/${name}/lambda.ts`)) as { handler: Handler }
        return { types, handler: entry(handler.edges, { context: ctx }) }
      }),
  )
  const readers = new Map<string, ShardReader>()
  const changes = async (): Promise<StreamRecord[]> => {
    const { streamArn, shards } = await describeShards(endpoint, tableName)
    const all: StreamRecord[] = []
    for (const shard of shards) {
      const reader = readers.get(shard.ShardId) ?? readShard(endpoint, streamArn, shard, undefined)
      readers.set(shard.ShardId, reader)
      all.push(...((await reader.next()) ?? []))
    }
    return all
  }
  return {
    skip: async () => {
      while ((await changes()).length > 0);
    },
    hear: async () => {
      let calls = 0
      for (let records = await changes(); records.length > 0; records = await changes()) {
        for (const { types, handler } of listeners) {
          const heard = records.filter((record) => types.includes(typeOf(record)))
          if (heard.length === 0) continue
          calls += 1
          const answer = (await handler({ Records: heard.map(eventOf) })) as { batchItemFailures: unknown[] }
          if (answer.batchItemFailures.length > 0) throw new Error('A change was refused')
        }
      }
      return calls
    },
  }
}

function typeOf({ dynamodb }: StreamRecord): string {
  const image = (dynamodb.NewImage ?? dynamodb.OldImage) as { type?: { S: string } }
  return image.type?.S ?? ''
}

/** The engine's clock is the machine's, not that of whoever measures. */
function eventOf({ dynamodb: { ApproximateCreationDateTime: _at, ...dynamodb }, ...record }: StreamRecord) {
  return { ...record, dynamodb, eventSource: 'aws:dynamodb' }
}
