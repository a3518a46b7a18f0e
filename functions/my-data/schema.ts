import * as z from 'zod/mini'
import { Instant } from '../../shared/time/civil.ts'

/** Somebody wants to be forgotten: what could not be done at once is done by a timer. No address stands in it. */
export const Forgetting = z.object({
  id: z.string(),
  person: z.string(),
  /** What was stored later stays. */
  at: Instant,
  /** Next look. */
  next: Instant,
})
export type Forgetting = z.infer<typeof Forgetting>
