import * as z from 'zod/mini'
import { Line, Paragraphs } from '../../shared/text-shapes.ts'
import { Instant } from '../../shared/time/civil.ts'
import { BookingId } from '../bookings/schema.ts'
import { HouseId } from '../houses/schema.ts'
import { RoomId, When } from '../rooms/schema.ts'

/** Time that nobody can book. `from` and `to` are local; whole days have no time, and `to` is then included. */
export const LocalMoment = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):(00|15|30|45)|T24:00)?$/))

export const BlockRequest = z.object({
  rooms: When.shape.rooms,
  from: LocalMoment,
  to: LocalMoment,
  label: Line(80),
  reason: z.optional(Paragraphs(500)),
  /** What becomes of bookings in the way; without it they are listed and nothing is done. */
  displace: z.optional(z.enum(['leave', 'cancel'])),
})
export type BlockRequest = z.infer<typeof BlockRequest>

export const Block = z.extend(BlockRequest, {
  id: BookingId,
  house: HouseId,
  /** With the parts of those that were asked for. */
  rooms: z.array(RoomId),
  /** Laid by a closure of the house: its words for the door. */
  closure: z.optional(z.boolean()),
  label: Line(120),
  createdAt: Instant,
  by: z.string(),
})
export type Block = z.infer<typeof Block>
