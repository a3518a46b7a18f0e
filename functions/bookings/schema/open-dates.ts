import * as z from 'zod/mini'
import { Id } from '../../../shared/text-shapes.ts'
import { EndTime, Instant, LocalDate, LocalTime } from '../../../shared/time/civil.ts'
import { RoomId } from '../../rooms/schema.ts'
import { OccurrenceState } from './occurrence.ts'
import { unpackOccurrences } from './pack.ts'

const How = { from: LocalTime, to: EndTime, state: OccurrenceState, rooms: z.array(RoomId) }

/** A date that others may come to: no more than a notice board may show. */
const OpenDate = z.object({ key: z.string(), date: LocalDate, ...How })
export type OpenDate = z.infer<typeof OpenDate>

/** As the store has them (`schema/pack.ts`). */
const Packed = z.object({ keys: z.string(), start: LocalTime, shift: z.optional(z.int()), ...How })

/**
 * Read as they are stored, and then told one by one: a programme has thousands of them, and to read each anew took most of its
 * page's time.
 */
const Dates = z.pipe(
  z.array(z.union([Packed, OpenDate])),
  z.transform((stored) => unpackOccurrences(stored) as OpenDate[]),
)

/** Those of one booking, and the line of its history that left them so. */
export const OpenDates = z.object({
  booking: Id,
  dates: Dates,
  step: z.string(),
  /** How often it changed, and when last: for calendars. */
  seq: z.int(),
  at: Instant,
  /** Nobody of those who hold it has answered whether they still meet. */
  quiet: z.optional(z.boolean()),
  /** Some of it was approved once: before that it is nobody's business. */
  announced: z.boolean(),
})
export type OpenDates = z.infer<typeof OpenDates>
