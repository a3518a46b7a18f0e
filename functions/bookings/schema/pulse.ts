import * as z from 'zod/mini'
import { Instant } from '../../../shared/time/civil.ts'

/** Whether those who hold a standing booking still meet, as far as anybody has heard. */
export const Pulse = z.object({
  /** When somebody last gave a sign: since then it counts. */
  since: Instant,
  /** When they were asked since, and nobody has said anything. */
  asked: z.array(Instant),
  /** Since when they count as silent: others read "please ask", and dates become free one by one. */
  quietSince: z.optional(Instant),
  /** When to look at it next. */
  at: Instant,
})
export type Pulse = z.infer<typeof Pulse>
