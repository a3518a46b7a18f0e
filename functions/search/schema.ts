import * as z from 'zod/mini'
import { Id } from '../../shared/text-shapes.ts'
import { LocalDate, LocalTime } from '../../shared/time/civil.ts'
import { OccurrenceState } from '../bookings/schema/occurrence.ts'
import { HouseId } from '../houses/schema.ts'
import { RoomId } from '../rooms/schema.ts'

/** One date of a booking among all of its house. It names nobody: whose it is stands in the booking. */
export const BookedDate = z.object({
  house: HouseId,
  date: LocalDate,
  from: LocalTime,
  booking: Id,
  rooms: z.array(RoomId),
  state: OccurrenceState,
  /** Somebody has to answer: it was asked for, or another time is. */
  waits: z.optional(z.boolean()),
  isSeries: z.optional(z.boolean()),
  group: z.optional(Id),
})
export type BookedDate = z.infer<typeof BookedDate>

/**
 * What lies where a word leads: a booking, a group or a meeting by its id. The place is a keyed hash of how the word begins, or of whose
 * booking it is; marks are keyed hashes of longer beginnings, so that few are read in vain. No word of anybody stands in it.
 */
export const Found = z.object({
  house: HouseId,
  place: z.string(),
  kind: z.enum(['booking', 'group', 'meeting']),
  id: Id,
  /** Of a booking its last date. */
  date: z.optional(LocalDate),
  marks: z.array(z.string()),
})
export type Found = z.infer<typeof Found>
