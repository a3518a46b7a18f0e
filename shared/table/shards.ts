import { tableDefinition } from './definition.ts'
import type { Item, Key, Write } from './write.ts'

/**
 * So many partitions of the index share what waits for a moment of one kind: each takes a thousand writes a second, whatever all houses
 * together do. More may be added at any time, fewer not: what stands in one that is not asked any more would never be due.
 */
export const shardCount = 4

const { partitionKey } = tableDefinition.dueIndex

/** Where in the index something of a kind stands; the first shard has the kind's plain name. */
export function shardOf(kind: string, { pk, sk }: Key): string {
  return shardNamed(kind, hash(`${pk} ${sk}`) % shardCount)
}

/** All places of a kind. */
export function shardsOf(kind: string): string[] {
  return Array.from({ length: shardCount }, (_, at) => shardNamed(kind, at))
}

/** The same write, with what it says of being due in its shard: stores know kinds only. */
export function sharded(write: Write): Write {
  if (write.kind === 'put') return { ...write, item: placed(write.item, write.key) as Item }
  if (write.kind !== 'update' || write.set === undefined) return write
  return { ...write, set: placed(write.set, write.key) }
}

function placed<Fields extends Readonly<Record<string, unknown>>>(fields: Fields, key: Key): Fields {
  const kind = fields[partitionKey]
  // What was read and is written again stands in a shard already.
  return typeof kind === 'string' ? { ...fields, [partitionKey]: shardOf(kind.split(mark)[0]!, key) } : fields
}

const mark = '~'

const shardNamed = (kind: string, at: number) => (at === 0 ? kind : `${kind}${mark}${at}`)

/** FNV-1a, 32 bits, its high bits mixed into the low ones: keys fall evenly, and into the same shard whenever they are written. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  return (value ^ (value >>> 13)) >>> 0
}
