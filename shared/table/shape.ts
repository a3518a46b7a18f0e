import { Refusal } from '../refusal.ts'
import { absent, below, either } from './expression.ts'
import type { Item, Write } from './write.ts'

/**
 * Which shapes of items a program knows. Whoever changes the shape of a type so that a program of before would lose or misread something raises
 * `newest` by one and says so of the type; fields that may be missing are no such change.
 */
export interface Shapes {
  newest: number
  /** Since which number a type has its present shape; without it since the first. */
  since: Readonly<Record<string, number>>
}

/** 2: rooms may have their house's hours, be put away, and houses have hours; a program of before would forget that, and show what is put away. */
export const shapes: Shapes = { newest: 2, since: { house: 2, room: 2 } }

/** The attribute; without it an item is of the first shape. */
const mark = 'shape'

/**
 * The same write, said to be of its type's shape, and only where nothing newer lies: after going back to an older program, what the newer one
 * wrote stays as it is.
 */
export function shaped(write: Write, { newest, since }: Shapes = shapes): Write {
  const when = [...(write.when ?? []), either(absent(mark), below(mark, newest + 1))]
  const of = (type: unknown) => (typeof type === 'string' ? since[type] : undefined)
  if (write.kind === 'put') {
    const shape = of(write.item['type'])
    return shape === undefined
      ? { ...write, when }
      : { ...write, when, item: { ...write.item, [mark]: shape } }
  }
  const shape = write.kind === 'update' ? of(write.set?.['type']) : undefined
  if (write.kind !== 'update' || shape === undefined) return { ...write, when }
  return { ...write, when, set: { ...write.set, [mark]: shape } }
}

/** Why a write was refused, if it was because of a newer program. */
export function newerRefusal(found: Item | undefined, { newest }: Shapes = shapes): Refusal | undefined {
  const shape = found?.[mark]
  if (typeof shape !== 'number' || shape <= newest) return undefined
  return new Refusal('conflict', 'newer-version')
}
