import * as z from 'zod/mini'
import { Id } from '../../../shared/text-shapes.ts'
import { Instant } from '../../../shared/time/civil.ts'
import { HouseId } from '../../houses/schema.ts'

/** That somebody's address stands in a booking which is not theirs: it was offered to them, or they gave it away. */
export const Offered = z.object({
  booking: Id,
  house: HouseId,
  /** Which offer. */
  gift: Id,
  side: z.enum(['giver', 'receiver']),
  /** Hash of their address. */
  contactId: z.string(),
  at: Instant,
})
export type Offered = z.infer<typeof Offered>
