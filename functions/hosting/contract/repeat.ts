import * as z from 'zod/mini'
import { LocalDate } from '../../../shared/time/civil.ts'

/** How often: once, every so many weeks, or once a month on this weekday; and until when. */
export const repeatFields = {
  every: z.optional(z.enum(['week', 'two-weeks', 'month'])),
  until: z.optional(LocalDate),
}
const Fields = z.object(repeatFields)
export type RepeatFields = z.infer<typeof Fields>
