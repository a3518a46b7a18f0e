import * as z from 'zod/mini'
import { Id, Paragraphs } from '../../../shared/text-shapes.ts'
import { Instant, LocalDate } from '../../../shared/time/civil.ts'

/** As many as a group keeps of each; the oldest go. */
export const mostReports = 20
export const mostVouches = 10

/** What the house found after a date of a group: nobody came, or the room was left untidy. */
export const Report = z.object({
  kind: z.enum(['no-show', 'untidy']),
  /** The date it is about, local to the house. */
  date: LocalDate,
  words: Paragraphs(300).check(z.minLength(1)),
  at: Instant,
})
export type Report = z.infer<typeof Report>

/** Another group of the house stands up for this one. */
export const Vouch = z.object({ group: Id, name: z.string(), at: Instant })
export type Vouch = z.infer<typeof Vouch>

/** A host has agreed to the words of the house, in the version that was shown; of one who has gone the name has too. */
export const Accepted = z.object({
  agreement: Id,
  version: z.int(),
  at: Instant,
  by: z.string(),
  member: z.optional(Id),
})
export type Accepted = z.infer<typeof Accepted>

/** What a group is trusted for, or not: written apart from what it says of itself, so that nobody who edits its words is disturbed. */
export const TrustRecord = z.object({
  /** Dates that were booked and kept, counted with each. */
  kept: z.optional(z.int()),
  reports: z.optional(z.array(Report)),
  vouches: z.optional(z.array(Vouch)),
  accepted: z.optional(z.array(Accepted)),
  /** Counts changes of these three. */
  recordVersion: z.optional(z.int()),
  /** In which round its hosts were last asked to agree again. */
  agreementRound: z.optional(z.int()),
})
export type TrustRecord = z.infer<typeof TrustRecord>
