import * as z from 'zod/mini'
import type { OpenDate, OpenDates } from '../../bookings/schema/open-dates.ts'
import { Line, Paragraphs } from '../../../shared/text-shapes.ts'
import { Photo } from '../../photos/schema.ts'
import { Facets, Meeting } from '../schema.ts'
import { Registration } from './registration.ts'
import { Venue } from './venue.ts'

/** A meeting as a programme shows it: small, since a programme reads those of all meetings of the house. */
export const Card = z.extend(Facets, {
  id: Meeting.shape.id,
  state: Meeting.shape.state,
  title: z.object({ de: z.string(), en: z.optional(z.string()) }),
  venue: Venue,
  photo: z.optional(Photo),
  registration: Registration,
  needsKey: z.boolean(),
  /** Other words wait for somebody who reads them. */
  asks: z.optional(z.literal(true)),
})
export type Card = z.infer<typeof Card>

/** What is said of some dates alone: from one to another by key, both included. The last that says something counts. */
export const Remark = z.object({
  from: z.string(),
  to: z.optional(z.string()),
  title: z.optional(z.union([z.literal(''), Line(120)])),
  note: z.optional(Paragraphs(1000)),
  venue: z.optional(Venue),
})
export type Remark = z.infer<typeof Remark>

/** A meeting in the programme of its house: its card, what is said of single dates, and the dates of the bookings under it. */
export interface Entry {
  house: string
  card: Card
  remarks: readonly Remark[]
  bookings: readonly OpenDates[]
  /** A booking that has left it meanwhile had been approved. */
  wasShown?: true
  /** How often what is said of it changed, and when last. */
  changes: number
  changedAt: string
}

/** A date of a meeting with all that is said of it; which booking has it. */
export interface MeetingDate extends Omit<OpenDate, 'state' | 'rooms'> {
  meeting: string
  booking: string
  state: DateState
  venue: Venue
  title: { de: string; en?: string | undefined }
  note?: string | undefined
  /** Nobody who holds it has answered for long: better ask before. */
  quiet?: boolean
}

/** `planned`, `moved` and `cancelled` are public; the others are what its booking says as long as it was not approved. */
export const DateState = z.enum([
  'planned',
  'moved',
  'cancelled',
  'unconfirmed',
  'requested',
  'declined',
  'expired',
  'refused',
])
export type DateState = z.infer<typeof DateState>
