import * as z from 'zod/mini'
import { Instant } from '../../../shared/time/civil.ts'
import { HouseId, Manager } from '../schema.ts'

/** A change of the team, of which all managers hear, and whoever it is about. It goes after a month. */
export const TeamStep = z.object({
  house: HouseId,
  id: z.string(),
  at: Instant,
  /** `left` of their own accord. */
  what: z.enum(['joined', 'role', 'removed', 'left']),
  person: z.string(),
  /** As the house calls them; who was taken out stands in no list any more. */
  name: z.string(),
  role: Manager.shape.role,
  /** The person who did it; the product itself without one. */
  by: z.optional(z.string()),
})
export type TeamStep = z.infer<typeof TeamStep>

/** A mail about it to somebody of the team, or to whoever was; names and addresses are looked up when it goes. */
export const TeamNotice = z.object({
  about: z.literal('team-step'),
  house: HouseId,
  step: z.string(),
  to: z.string(),
})
export type TeamNotice = z.infer<typeof TeamNotice>
