import { deadLettersFile } from './dead-letters.ts'
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/**
 * How far each listener has read each shard, kept in `streams.jsonl`: a line after each batch that was taken, the last one of a shard
 * counts. Writing the whole anew each time took a fifth of the main thread's time.
 */
export interface Checkpoints extends Disposable {
  read(listener: string, streamArn: string, shardId: string): string | undefined
  write(listener: string, streamArn: string, shardId: string, sequenceNumber: string): void
  /** Forgets the shards that no longer exist, and older streams of the same listener. */
  keepOnly(listener: string, streamArn: string, shardIds: readonly string[]): void
  /** What nobody could handle: one JSON line in `dead-letters.jsonl`. */
  bury(listener: string, records: readonly unknown[]): void
}

type Book = Record<string, Record<string, Record<string, string>>>

type Line = [listener: string, streamArn: string, shardId: string, sequenceNumber: string]

/** So many lines, then the file is written anew with the last of each shard. */
const usualLines = 20_000

const fileIn = (dataDir: string) => join(dataDir, 'streams.jsonl')

function bookOf(dataDir: string): Book {
  const book: Book = {}
  try {
    const lines = readFileSync(fileIn(dataDir), 'utf8').split('\n').filter(Boolean)
    for (const line of lines) note(book, JSON.parse(line) as Line)
  } catch {
    // A first start, or a line cut by a power failure: what was noted before it counts, and repeating records is allowed.
  }
  return book
}

function note(book: Book, [listener, streamArn, shardId, sequenceNumber]: Line): void {
  const shards = ((book[listener] ??= {})[streamArn] ??= {})
  shards[shardId] = sequenceNumber
}

function linesOf(book: Book): Line[] {
  return Object.entries(book).flatMap(([listener, streams]) =>
    Object.entries(streams).flatMap(([streamArn, shards]) =>
      Object.entries(shards).map(([shardId, number]): Line => [listener, streamArn, shardId, number]),
    ),
  )
}

const text = (line: Line) => `${JSON.stringify(line)}\n`

/** Writes the file anew, short, and leaves it open for what comes. */
function begunAnew(dataDir: string, book: Book): number {
  const file = fileIn(dataDir)
  writeFileSync(`${file}.new`, linesOf(book).map(text).join(''))
  renameSync(`${file}.new`, file)
  return openSync(file, 'a')
}

export function openCheckpoints(dataDir: string, mostLines = usualLines): Checkpoints {
  mkdirSync(dataDir, { recursive: true })
  const book = bookOf(dataDir)
  let file = begunAnew(dataDir, book)
  let written = 0
  return {
    read: (listener, streamArn, shardId) => book[listener]?.[streamArn]?.[shardId],
    write: (...line) => {
      note(book, line)
      writeSync(file, text(line))
      written += 1
      if (written < mostLines) return
      closeSync(file)
      file = begunAnew(dataDir, book)
      written = 0
    },
    keepOnly: (listener, streamArn, shardIds) => {
      const shards = Object.entries(book[listener]?.[streamArn] ?? {})
      book[listener] = { [streamArn]: Object.fromEntries(shards.filter(([id]) => shardIds.includes(id))) }
    },
    bury: (listener, records) => {
      const line = JSON.stringify({ at: new Date().toISOString(), listener, records })
      appendFileSync(join(dataDir, deadLettersFile), `${line}\n`)
    },
    [Symbol.dispose]: () => closeSync(file),
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
