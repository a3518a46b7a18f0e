import * as z from 'zod/mini'
import { Language } from '../../shared/language.ts'
import { Id, LanguageCode, Line, Paragraphs, unique } from '../../shared/text-shapes.ts'
import { Instant, LocalDate } from '../../shared/time/civil.ts'
import { Contact } from '../contacts/schema.ts'
import { HouseId, Tags } from '../houses/schema.ts'
import { Photo } from '../photos/schema.ts'
import { Registration } from './schema/registration.ts'
import { Venue } from './schema/venue.ts'

/** What is said of a meeting in one language. */
export const Words = z.object({
  title: Line(120),
  description: z.optional(Paragraphs(4000)),
  practical: z.optional(Paragraphs(2000)),
})
export type Words = z.infer<typeof Words>

/** The same in another language, as far as somebody wrote it. */
export const SomeWords = z.partial(Words)

/** German is there; others where somebody wrote them, piece by piece. */
export const WordsByLanguage = z.object({ de: Words, en: z.optional(SomeWords) })
export type WordsByLanguage = z.infer<typeof WordsByLanguage>

/** Stored; what is shown before somebody decided is a draft (`rules/state.ts`). */
export const MeetingState = z.enum(['draft', 'published', 'paused', 'ended'])
export type MeetingState = z.infer<typeof MeetingState>

/** For whom and how, besides the words: what a programme can be searched by. */
export const Facets = z.object({
  /** Without any: all. */
  audience: Tags,
  languages: z.array(LanguageCode).check(z.maxLength(12), z.refine(unique)),
  access: Tags,
  /** Free unless said. */
  cost: z.optional(Line(120)),
  /** As they wish to be shown. */
  hosts: z.array(Line(80)).check(z.maxLength(10)),
})
export type Facets = z.infer<typeof Facets>

/** What people come to. The bookings under it hold its dates and rooms; it outlives them. */
export const Meeting = z.extend(Facets, {
  id: Id,
  house: HouseId,
  state: MeetingState,
  words: WordsByLanguage,
  /** What a host wishes to say and show instead: others see it when somebody who runs the house has. */
  proposed: z.optional(
    z.object({
      words: WordsByLanguage,
      facets: z.partial(Facets),
      venue: z.optional(Venue),
      photo: z.optional(Photo),
    }),
  ),
  venue: Venue,
  photo: z.optional(Photo),
  registration: Registration,
  /** A date is certain only when somebody has the key. */
  needsKey: z.boolean(),
  /** What people wish for the evening can be handed in until then, inclusive. */
  suggestionsUntil: z.optional(LocalDate),
  /** In whose name it is held, and which of its hosts founded it: all of them may change it. */
  group: z.optional(Id),
  enteredBy: z.optional(Id),
  /** Hash of the address of that host. */
  personId: z.optional(z.string()),
  /** Who founded it. */
  contact: Contact,
  contactId: z.string(),
  language: Language,
  origin: z.enum(['public', 'manager']),
  createdAt: Instant,
  updatedAt: Instant,
  version: z.int(),
})
export type Meeting = z.infer<typeof Meeting>
