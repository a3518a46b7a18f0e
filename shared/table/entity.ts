import type * as z from 'zod/mini'
import type { Item, Key, Write } from './write.ts'

/** What stands beside the value in its item: when to wake it up, and from when on it may go away. */
export interface Extras {
  due?: { kind: string; at: string }
  /** Epoch seconds. */
  ttl?: number
  /** Whose it is, as a hash: it is found by that when they ask what is stored of them. */
  owner?: string | undefined
}

export interface Entity<Value extends Parts, Parts extends object> {
  type: string
  /** Where the value lies, told by the part of it that never changes. */
  key(parts: Parts): Key
  /** The whole item replaced. */
  put(value: Value, condition?: Pick<Write, 'when' | 'refuse'>): Write
  /** Reads an item of this type; a shape that does not fit is a bug and throws. */
  parse(item: Item): Value
}

/** An entity as a value: the only place that knows how its key looks and what its item holds. */
export function entity<Value extends Parts, Parts extends object>(definition: {
  type: string
  schema: z.ZodMiniType<Value>
  key: (parts: Parts) => Key
  extras?: (value: Value) => Extras
}): Entity<Value, Parts> {
  const { type, schema, key, extras } = definition
  return {
    type,
    key,
    put(value, condition = {}) {
      const itsKey = key(value)
      const { due, ttl, owner } = extras?.(value) ?? {}
      const beside = {
        ...(due ? { duePk: due.kind, dueAt: due.at } : {}),
        ...(ttl === undefined ? {} : { ttl }),
        ...(owner === undefined ? {} : { owner }),
      }
      return { kind: 'put', key: itsKey, item: { ...value, ...beside, type, ...itsKey }, ...condition }
    },
    parse: (item) => schema.parse(item),
  }
}
