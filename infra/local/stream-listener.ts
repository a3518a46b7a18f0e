import type { Checkpoints } from './checkpoints.ts'
import type { LocalFunction } from './function.ts'
import type { StreamPlan } from './plans.ts'
import { describeShards, readShard } from './shards.ts'
import type { ShardReader, StreamRecord } from './shards.ts'
import { fits } from './stream-filter.ts'

export interface ListenerOptions {
  plan: StreamPlan
  target: Pick<LocalFunction, 'invoke'>
  endpoint: string
  checkpoints: Checkpoints
  warn: (text: string) => void
  /** Milliseconds by which the clock of the functions is ahead of the engine's. */
  ahead: () => number
}

/** One event source mapping. */
export interface Listener {
  plan: StreamPlan
  /** Reads and delivers what is there; returns how many records were delivered. Throws if a batch has to be repeated. */
  step(): Promise<number>
}

/** A batch was refused: the same records come again at the next step. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

/** What has been read of a shard and not been taken yet. */
interface Reading {
  reader: ShardReader
  waiting: StreamRecord[]
  refusals: number
  batchSize: number
}

export function listenTo({ plan, target, endpoint, checkpoints, warn, ahead }: ListenerOptions): Listener {
  let streamArn = ''
  let readings: Reading[] | undefined

  const open = async (): Promise<Reading[]> => {
    const stream = await describeShards(endpoint, plan.tableName)
    streamArn = stream.streamArn
    checkpoints.keepOnly(
      plan.name,
      streamArn,
      stream.shards.map(({ ShardId }) => ShardId),
    )
    return stream.shards.map((shard) => {
      const checkpoint = checkpoints.read(plan.name, streamArn, shard.ShardId)
      const reader = readShard(endpoint, streamArn, shard, checkpoint)
      return { reader, waiting: [], refusals: 0, batchSize: plan.batchSize }
    })
  }
  const took = (reading: Reading, count: number): void => {
    const last = reading.waiting.splice(0, count).at(-1)
    if (last === undefined) return
    checkpoints.write(plan.name, streamArn, reading.reader.shardId, last.dynamodb.SequenceNumber)
  }

  /** Delivers the next batch of what waits; the records between that nobody wants count as taken with it. */
  const deliver = async (reading: Reading): Promise<number> => {
    const { waiting } = reading
    const wanted = waiting.map(
      (record) => plan.patterns.length === 0 || plan.patterns.some((p) => fits(p, record)),
    )
    const batch: StreamRecord[] = []
    let end = 0
    for (; end < waiting.length; end += 1) {
      const record = waiting[end]
      if (record === undefined || wanted[end] !== true) continue
      if (batch.length === reading.batchSize) break
      batch.push(record)
    }
    const failed = batch.length === 0 ? undefined : await firstFailure(batch)
    if (failed === undefined) {
      took(reading, end)
      reading.refusals = 0
      reading.batchSize = plan.batchSize
      return batch.length
    }
    const progress = waiting.indexOf(failed)
    took(reading, progress)
    reading.refusals = batch[0] === failed ? reading.refusals + 1 : 1
    if (plan.bisects) reading.batchSize = Math.max(1, Math.ceil(batch.length / 2))
    if (plan.retries !== undefined && reading.refusals > plan.retries) {
      const lost = batch.slice(batch.indexOf(failed))
      checkpoints.bury(plan.name, lost)
      warn(`${lost.length} records go to the dead letters after ${reading.refusals} attempts`)
      took(reading, end - progress)
      reading.refusals = 0
      return batch.length
    }
    throw new Refused(`a batch is repeated (attempt ${reading.refusals})`)
  }

  /** The first record that has to come again; undefined if the whole batch was taken. */
  const firstFailure = async (batch: StreamRecord[]): Promise<StreamRecord | undefined> => {
    let result: unknown
    try {
      result = await target.invoke(eventOf(batch, ahead()))
    } catch {
      return batch[0] // the function's own log tells why
    }
    if (!plan.reportsItemFailures) return undefined
    const failed = new Set(failuresIn(result))
    if (failed.size === 0) return undefined
    const known = batch.filter(({ dynamodb }) => failed.has(dynamodb.SequenceNumber))
    return known.length === failed.size ? known[0] : batch[0]
  }

  const step = async (): Promise<number> => {
    readings ??= await open()
    let delivered = 0
    const closed = new Set<string>()
    for (const reading of readings) {
      const { shardId, parentId } = reading.reader
      const parentOpen = readings.some(
        ({ reader }) => reader.shardId === parentId && !closed.has(reader.shardId),
      )
      if (parentOpen) continue
      if (reading.waiting.length === 0) {
        const records = await reading.reader.next()
        if (records === undefined) closed.add(shardId)
        else reading.waiting = records
      }
      while (reading.waiting.length > 0) delivered += await deliver(reading)
    }
    if (closed.size === readings.length) readings = undefined // new shards have followed
    return delivered
  }
  return {
    plan,
    step: async () => {
      try {
        return await step()
      } catch (error) {
        if (!(error instanceof Refused)) readings = undefined // the engine is gone or new: begin from the checkpoints
        throw error
      }
    },
  }
}

/** A batch as AWS brings it. */
export function eventOf(batch: readonly StreamRecord[], ahead: number): object {
  const Records = batch.map((record) => ({
    ...record,
    eventSource: 'aws:dynamodb',
    dynamodb: byClock(record, ahead),
  }))
  return { Records }
}

/** Which records a function wants to see again. */
export function failuresIn(result: unknown): unknown[] {
  const { batchItemFailures = [] } = (result ?? {}) as { batchItemFailures?: { itemIdentifier?: unknown }[] }
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
}

/** What a record says, with its moment by the clock of the functions. */
function byClock({ dynamodb }: StreamRecord, ahead: number): StreamRecord['dynamodb'] {
  const { ApproximateCreationDateTime: made } = dynamodb
  return made === undefined
    ? dynamodb
    : { ...dynamodb, ApproximateCreationDateTime: made + Math.round(ahead / 1000) }
}
