import * as z from 'zod/mini'
import { Id, Line, Paragraphs } from '../../shared/text-shapes.ts'
import { Instant, LocalDate } from '../../shared/time/civil.ts'
import { HouseId } from '../houses/schema.ts'

/** What somebody wishes for the evening. */
export const SuggestionForm = z.object({
  text: Paragraphs(1000).check(z.minLength(1)),
  name: z.optional(Line(80)),
  /** Others may read it, once the host or the house has released it; else it is for the host alone. */
  public: z.optional(z.boolean()),
})
export type SuggestionForm = z.infer<typeof SuggestionForm>

export const Suggestion = z.extend(SuggestionForm, {
  id: Id,
  meeting: Id,
  house: HouseId,
  at: Instant,
  /** The last day on which it could be handed in: which evening it is for. */
  until: LocalDate,
  releasedAt: z.optional(Instant),
})
export type Suggestion = z.infer<typeof Suggestion>
