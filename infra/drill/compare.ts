import { createHash } from 'node:crypto'
import { tableDefinition } from '../../shared/table/definition.ts'

/** An item as DynamoDB's own JSON has it. */
export type RawItem = Readonly<Record<string, unknown>>

/** What a copy says against the table: numbers of items, and keys of those that differ. */
export interface Comparison {
  same: number
  /** In the table alone, in the copy alone, in both but not equal. */
  missing: string[]
  surplus: string[]
  changed: string[]
}

const { partitionKey, sortKey } = tableDefinition

/** One text for each key. */
export function keyOf(item: RawItem): string {
  return JSON.stringify([item[partitionKey], item[sortKey]])
}

/** Item by item; of the copy only a fingerprint of each is kept in memory. */
export async function compare(
  table: AsyncIterable<RawItem>,
  copy: AsyncIterable<RawItem>,
): Promise<Comparison> {
  const left = new Map<string, string>()
  for await (const item of copy) left.set(keyOf(item), fingerprint(item))
  const result: Comparison = { same: 0, missing: [], surplus: [], changed: [] }
  for await (const item of table) {
    const key = keyOf(item)
    const print = left.get(key)
    if (print === undefined) result.missing.push(key)
    else if (print === fingerprint(item)) result.same += 1
    else result.changed.push(key)
    left.delete(key)
  }
  return { ...result, surplus: [...left.keys()] }
}

function fingerprint(item: RawItem): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(item)))
    .digest('base64')
}

/** Attributes and the members of sets come in no order; lists have one. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    entries.map(([name, inner]) => [name, isSet(name, inner) ? inner.toSorted() : sorted(inner)]),
  )
}

function isSet(name: string, value: unknown): value is string[] {
  return ['SS', 'NS', 'BS'].includes(name) && Array.isArray(value)
}
