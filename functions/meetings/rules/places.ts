import type { Counts } from '../schema/counts.ts'
import type { Registration } from '../schema/registration.ts'

/** Heads: how many there can be, come, and wait. */
export interface Places {
  all: number
  taken: number
  waiting: number
}

/** Nothing where there is always room. */
export function placesOf({ places }: Registration, counts: Counts | undefined): Places | undefined {
  if (places === undefined) return undefined
  return { all: places, taken: counts?.taken ?? 0, waiting: counts?.waiting ?? 0 }
}
