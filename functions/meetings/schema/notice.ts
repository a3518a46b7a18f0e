import * as z from 'zod/mini'
import { Id } from '../../../shared/text-shapes.ts'
import { Recipient } from '../../contacts/schema/recipient.ts'
import { HouseId } from '../../houses/schema.ts'

/** Other words wait for the house, or are shown by now. */
export const MeetingNotice = z.object({
  about: z.literal('meeting'),
  to: Recipient,
  house: HouseId,
  meeting: Id,
  what: z.enum(['proposed', 'shown', 'founded']),
})
export type MeetingNotice = z.infer<typeof MeetingNotice>
