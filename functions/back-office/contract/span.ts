import * as z from 'zod/mini'
import { LocalDate } from '../../../shared/time/civil.ts'
import { BookingId } from '../../bookings/schema.ts'

const Time = z.optional(z.string().check(z.maxLength(5)))

/** How long, as the forms of blocks and closures have it: a date and perhaps a time of each end; one date alone is both. */
export const SpanForm = z.object({
  fromDate: LocalDate,
  fromTime: Time,
  toDate: z.optional(LocalDate),
  toTime: Time,
  /** The bookings of which it was told that they are in the way: nobody loses time unseen. */
  told: z.optional(z.array(BookingId).check(z.maxLength(2000))),
})
export type SpanForm = z.infer<typeof SpanForm>
