import * as z from 'zod/mini'
import { Language } from '../../shared/language.ts'
import { Email } from '../../shared/reach.ts'
import { Id } from '../../shared/text-shapes.ts'
import { Instant } from '../../shared/time/civil.ts'
import { HouseId } from '../houses/schema.ts'

/** Somebody who hears by mail what changes about a meeting; counts only once the owner of the address has said so. */
export const Follower = z.object({
  /** Follows from the address, so that nobody follows twice. */
  id: Id,
  meeting: Id,
  house: HouseId,
  email: Email,
  language: Language,
  /** When the address was last asked whether it is right. */
  askedAt: Instant,
  provedAt: z.optional(Instant),
})
export type Follower = z.infer<typeof Follower>
