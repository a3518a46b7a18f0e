import * as z from 'zod/mini'
import { Language } from '../../../shared/language.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { Recipient } from '../../contacts/schema/recipient.ts'
import { HouseId } from '../../houses/schema.ts'

const Common = {
  house: HouseId,
  meeting: Id,
  key: z.string(),
  /** Who is written to; those who run the house are looked up when the mail goes. */
  to: Recipient,
  email: z.optional(z.string()),
  language: Language,
}

/** Something about somebody's duty. Tokens are made when the mail goes and stored nowhere. */
export const DutyNotice = z.object({
  about: z.literal('date-duties'),
  what: z.enum(['taken', 'host', 'stand-in', 'swap', 'handed']),
  duty: z.string(),
  taker: Id,
  /** Who is asked to take over or to change, by their date and id; of what was handed on, who has it now. */
  by: z.optional(z.string()),
  ...Common,
})
export type DutyNotice = z.infer<typeof DutyNotice>

/** Nobody has the key. */
export const KeyNotice = z.object({
  about: z.literal('key-step'),
  stage: z.enum(['list', 'house']),
  /** Who is asked, by their own date and id. */
  by: z.optional(z.string()),
  ...Common,
})
export type KeyNotice = z.infer<typeof KeyNotice>
