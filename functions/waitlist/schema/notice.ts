import * as z from 'zod/mini'
import { Instant } from '../../../shared/time/civil.ts'
import { Recipient } from '../../contacts/schema/recipient.ts'
import { Place, PlaceLine } from '../schema.ts'

/** An offer out of the queue, or its end; the place as it was then. */
export const PlaceNotice = z.object({
  about: z.literal('place'),
  to: Recipient,
  place: z.omit(Place, { history: true, fingerprint: true }),
  entry: PlaceLine,
  /** Until when the offer holds, or held. */
  until: Instant,
})
export type PlaceNotice = z.infer<typeof PlaceNotice>
