import * as z from 'zod/mini'
import { HouseId } from '../houses/schema.ts'
import { Email, Phone } from '../../shared/reach.ts'
import { Instant } from '../../shared/time/civil.ts'

/** How somebody is known who calls: by an address, or by a number. */
export const Reached = z.object({ email: z.optional(Email), phone: z.optional(Phone) })
export type Reached = z.infer<typeof Reached>

/** Somebody wants to be forgotten: what could not be done at once is done by a timer. No address stands in it. */
export const Forgetting = z.object({
  id: z.string(),
  person: z.string(),
  /** What is stored of them in this house alone: its managers were asked. */
  house: z.optional(HouseId),
  /** What was stored later stays. */
  at: Instant,
  /** Next look. */
  next: Instant,
})
export type Forgetting = z.infer<typeof Forgetting>
