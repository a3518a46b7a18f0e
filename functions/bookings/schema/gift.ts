import * as z from 'zod/mini'
import { Language } from '../../../shared/language.ts'
import { Id, Line } from '../../../shared/text-shapes.ts'
import { Instant } from '../../../shared/time/civil.ts'
import { Contact } from '../../contacts/schema.ts'

/** Who gives a booking away: told what became of it. */
export const Giver = z.object({ name: z.string(), email: z.optional(z.string()), language: Language })
export type Giver = z.infer<typeof Giver>

/** A booking is offered to a group, or to somebody: theirs only when they say yes. */
export const Gift = z.object({
  id: Id,
  to: z.union([z.object({ group: Id, name: Line(80) }), z.object({ contact: Contact, language: Language })]),
  from: Giver,
  until: Instant,
})
export type Gift = z.infer<typeof Gift>
