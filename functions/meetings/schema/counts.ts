import * as z from 'zod/mini'
import { Id } from '../../../shared/text-shapes.ts'
import { HouseId } from '../../houses/schema.ts'

/** How many come to a date: numbers alone, so that a programme can read those of many dates. Absent counts are 0. */
export const Counts = z.object({
  house: HouseId,
  meeting: Id,
  key: z.string(),
  /** Heads that come, those included for whom a place is held. */
  taken: z._default(z.int(), 0),
  /** Of these, not for the first time: they cannot have the places that are kept for newcomers. */
  regulars: z._default(z.int(), 0),
  /** Heads that wait. */
  waiting: z._default(z.int(), 0),
  /** Who open and close. */
  keys: z._default(z.int(), 0),
  /** Changes with whatever makes places free or more: who decides that somebody waits must have seen the last of it. */
  terms: z._default(z.int(), 0),
})
export type Counts = z.infer<typeof Counts>
