import type * as z from 'zod/mini'

/** What is inside the wrappings of a schema, and what the wrappings allow. */
export interface Parts {
  inner: z.core.$ZodType
  /** Optional, or with a default. */
  mayBeAbsent: boolean
  mayBeNull: boolean
}

const absentable = new Set(['optional', 'default', 'prefault', 'catch'])

/** Takes optional, nullable, default, readonly and pipes (their entry) off a schema. */
export function partsOf(schema: z.core.$ZodType): Parts {
  const known = cache.get(schema)
  if (known) return known
  let inner = schema
  let mayBeAbsent = false
  let mayBeNull = false
  for (;;) {
    const definition = inner._zod.def as unknown as Wrapping
    if (absentable.has(definition.type)) mayBeAbsent = true
    if (definition.type === 'nullable') mayBeNull = true
    const next = definition.innerType ?? (definition.type === 'pipe' ? definition.in : definition.getter?.())
    if (next === undefined) break
    inner = next
  }
  const parts = { inner, mayBeAbsent, mayBeNull }
  cache.set(schema, parts)
  return parts
}

const cache = new WeakMap<z.core.$ZodType, Parts>()

interface Wrapping {
  type: string
  innerType?: z.core.$ZodType
  in?: z.core.$ZodType
  getter?: () => z.core.$ZodType
}
