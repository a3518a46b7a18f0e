import * as z from 'zod/mini'
import { Instant } from '../../../shared/time/civil.ts'

/** A mailbox from which a mail came back, or whose owner wants none. The address itself does not stand in it. */
export const BadAddress = z.object({
  /** Hash of the mailbox. */
  mailbox: z.string(),
  /** Hash of whoever writes from it, by which they find it. */
  contactId: z.string(),
  fault: z.enum(['returned', 'complained']),
  at: Instant,
  /** Nothing is written there before. */
  until: Instant,
  /** How often it happened. */
  times: z.int(),
  /** The mail that told so last. */
  mail: z.string(),
})
export type BadAddress = z.infer<typeof BadAddress>
