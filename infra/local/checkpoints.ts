import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How far each listener has read each shard, kept in `streams.json` and written after a batch was taken. */
export interface Checkpoints {
  read(listener: string, streamArn: string, shardId: string): string | undefined
  write(listener: string, streamArn: string, shardId: string, sequenceNumber: string): void
  /** Forgets the shards that no longer exist, and older streams of the same listener. */
  keepOnly(listener: string, streamArn: string, shardIds: readonly string[]): void
  /** What nobody could handle: one JSON line in `dead-letters.jsonl`. */
  bury(listener: string, records: readonly unknown[]): void
}

type Book = Record<string, Record<string, Record<string, string>>>

function bookOf(dataDir: string): Book {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'streams.json'), 'utf8')) as Book
  } catch {
    return {} // a first start, or a file cut by a power failure: reading anew repeats records, which is allowed
  }
}

export function openCheckpoints(dataDir: string): Checkpoints {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'streams.json')
  const book = bookOf(dataDir)
  const save = (): void => {
    writeFileSync(`${file}.new`, JSON.stringify(book, null, 1))
    renameSync(`${file}.new`, file)
  }
  return {
    read: (listener, streamArn, shardId) => book[listener]?.[streamArn]?.[shardId],
    write: (listener, streamArn, shardId, sequenceNumber) => {
      const shards = ((book[listener] ??= {})[streamArn] ??= {})
      shards[shardId] = sequenceNumber
      save()
    },
    keepOnly: (listener, streamArn, shardIds) => {
      const shards = Object.entries(book[listener]?.[streamArn] ?? {})
      book[listener] = { [streamArn]: Object.fromEntries(shards.filter(([id]) => shardIds.includes(id))) }
    },
    bury: (listener, records) => {
      const line = JSON.stringify({ at: new Date().toISOString(), listener, records })
      appendFileSync(join(dataDir, 'dead-letters.jsonl'), `${line}\n`)
    },
  }
}

/** Table -> the lowest number that every one of its listeners has reached; tables with a listener that never read are left out. */
export function doneBefore(
  dataDir: string,
  listeners: readonly { name: string; tableName: string }[],
): Map<string, bigint> {
  const book = bookOf(dataDir)
  const lowest = new Map<string, bigint>()
  for (const tableName of new Set(listeners.map((listener) => listener.tableName))) {
    const numbers = listeners
      .filter((listener) => listener.tableName === tableName)
      .map(({ name }) => Object.values(book[name] ?? {}).flatMap((shards) => Object.values(shards)))
    if (numbers.every((own) => own.length === 1)) {
      const reached = numbers.flat().map(BigInt)
      lowest.set(
        tableName,
        reached.reduce((a, b) => (a < b ? a : b)),
      )
    }
  }
  return lowest
}
