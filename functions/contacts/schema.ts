import * as z from 'zod/mini'
import { Language } from '../../shared/language.ts'
import { Email, Phone } from '../../shared/reach.ts'
import { Line, Paragraphs } from '../../shared/text-shapes.ts'

/** Who asks, and how they are reached. */
export const Contact = z.object({ name: Line(80), email: z.optional(Email), phone: z.optional(Phone) })
export type Contact = z.infer<typeof Contact>

/** What somebody who asks says besides when and where. */
export const RequestDetails = z.object({
  purpose: Line(120),
  groupName: z.optional(Line(80)),
  contact: Contact,
  attendees: z.optional(z.int().check(z.minimum(1), z.maximum(10000))),
  note: z.optional(Paragraphs(1000)),
  /** What the notice board and public calendars may call it; without it they say that the room is taken. */
  label: z.optional(Line(80)),
  language: z.optional(Language),
})
export type RequestDetails = z.infer<typeof RequestDetails>

/** Who did something: who asked, who runs the house, or the house by itself. */
export const Doer = z.object({ kind: z.enum(['contact', 'manager', 'system']), name: z.optional(z.string()) })
export type Doer = z.infer<typeof Doer>
