import * as z from 'zod/mini'
import { Id } from '../../../shared/text-shapes.ts'
import { Instant } from '../../../shared/time/civil.ts'
import { Recipient } from '../../contacts/schema/recipient.ts'
import { HouseId } from '../../houses/schema.ts'

/** Something about somebody's coming; how it stands is looked up when the mail goes. */
export const AttendanceNotice = z.object({
  about: z.literal('attendance'),
  to: Recipient,
  id: Id,
  house: HouseId,
  meeting: Id,
  key: z.string(),
  what: z.enum(['coming', 'waiting', 'offered', 'over', 'accepted']),
  /** Of an offer, how long it holds or held. */
  until: z.optional(Instant),
})
export type AttendanceNotice = z.infer<typeof AttendanceNotice>

/** A reminder, or how to get in. */
export const StepNotice = z.object({
  about: z.literal('date-step'),
  id: Id,
  house: HouseId,
  meeting: Id,
  key: z.string(),
  what: z.enum(['remind', 'release']),
  version: z.int(),
  /** How to get in was told for this date before, in other words. */
  again: z.optional(z.boolean()),
})
export type StepNotice = z.infer<typeof StepNotice>
