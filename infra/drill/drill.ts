import { compare } from './compare.ts'
import type { RawItem } from './compare.ts'

/** A table that can be copied as it is brought back after a loss. */
export interface Original {
  items(): AsyncIterable<RawItem>
  /** By the way of the documents. */
  restore(): Promise<Copy>
  /** Keys (`keyOf`) that were written while the copy was made and compared: these may differ. */
  changedSince(): Promise<ReadonlySet<string>>
}

export interface Copy extends AsyncDisposable {
  /** What it is and of which moment, for people. */
  title: string
  items(): AsyncIterable<RawItem>
}

export interface Outcome {
  isEqual: boolean
  words: string
}

/** Keys that are named; more say nothing that these do not. */
const mostNamed = 5

/** Restores a copy, proves it equal item by item, takes it away again, and says how many items and how long. */
export async function drill(original: Original): Promise<Outcome> {
  const began = performance.now()
  await using copy = await original.restore()
  const restored = performance.now()
  const found = await compare(original.items(), copy.items())
  const compared = performance.now()
  const all = [...found.missing, ...found.surplus, ...found.changed]
  const changed = all.length === 0 ? new Set() : await original.changedSince()
  const faults = all.filter((key) => !changed.has(key))
  const lines = [
    `${copy.title}: restored in ${seconds(restored - began)}, compared in ${seconds(compared - restored)}.`,
    `${found.same} items are equal.`,
    ...(all.length > faults.length ? [`${all.length - faults.length} were written meanwhile.`] : []),
    faults.length === 0
      ? 'Nothing is missing, nothing is too much, nothing differs.'
      : `${faults.length} differ (${found.missing.length} missing, ${found.surplus.length} too many, ${found.changed.length} changed):`,
    ...faults.slice(0, mostNamed),
  ]
  return { isEqual: faults.length === 0, words: lines.join('\n') }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
