import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StreamRecord } from './shards.ts'

/** Changes that a listener could not digest, as `dead-letters.jsonl` keeps them. */
export interface DeadLetter {
  at: string
  listener: string
  records: StreamRecord[]
}

export const deadLettersFile = 'dead-letters.jsonl'

/** How many were taken, and how many are still there. */
export interface Replayed {
  taken: number
  left: number
}

/** Brings them again, oldest first; what is taken goes, and what is not stops no other. */
export async function replayDeadLetters(
  dataDir: string,
  take: (letter: DeadLetter) => Promise<boolean>,
): Promise<Replayed> {
  const file = join(dataDir, deadLettersFile)
  const read = () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [])
  const lines = read()
  const left: string[] = []
  for (const line of lines) if (!(await take(JSON.parse(line) as DeadLetter))) left.push(line)
  // What was set aside meanwhile stands behind what there was.
  const all = [...left, ...read().slice(lines.length)]
  writeFileSync(`${file}.new`, all.map((line) => `${line}\n`).join(''))
  renameSync(`${file}.new`, file)
  return { taken: lines.length - left.length, left: all.length }
}
