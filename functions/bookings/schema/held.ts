import * as z from 'zod/mini'
import { Id } from '../../../shared/text-shapes.ts'
import { LocalDate } from '../../../shared/time/civil.ts'
import { OpenDates } from './open-dates.ts'

/** What a group holds, as its page shows it: beside the group, so that one query reads all of it. */
export const HeldByGroup = z.extend(OpenDates, {
  group: Id,
  meeting: z.optional(Id),
  /** For its own people; others read `label`. */
  purpose: z.string(),
  label: z.optional(z.string()),
  /** The first day whose dates may still have to be counted as kept. */
  countedSince: LocalDate,
  /** Where, if it is in no room of the house. */
  elsewhere: z.optional(z.string()),
})
export type HeldByGroup = z.infer<typeof HeldByGroup>
