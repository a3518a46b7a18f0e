import * as z from 'zod/mini'
import { Id } from '../../../shared/text-shapes.ts'
import { EndTime, Instant, LocalDate, LocalTime } from '../../../shared/time/civil.ts'
import { RoomId } from '../../rooms/schema.ts'
import { OccurrenceState } from './occurrence.ts'
import { unpackOccurrences } from './pack.ts'

/** A date that others may come to: no more than a notice board may show. */
export const OpenDate = z.object({
  key: z.string(),
  date: LocalDate,
  from: LocalTime,
  to: EndTime,
  state: OccurrenceState,
  rooms: z.array(RoomId),
})
export type OpenDate = z.infer<typeof OpenDate>

/** Those of one booking, and the line of its history that left them so. */
export const OpenDates = z.object({
  booking: Id,
  dates: z.pipe(z.transform(unpackOccurrences), z.array(OpenDate)),
  step: z.string(),
  /** How often it changed, and when last: for calendars. */
  seq: z.int(),
  at: Instant,
  /** Some of it was approved once: before that it is nobody's business. */
  announced: z.boolean(),
})
export type OpenDates = z.infer<typeof OpenDates>
