import { mostDuties } from '../../duties/schema.ts'
import * as z from 'zod/mini'
import { Tag } from '../../houses/schema.ts'
import { Facets, SomeWords, Words } from '../../meetings/schema.ts'
import { AccessDataInput } from '../../meetings/schema/access-data.ts'
import { Registration } from '../../meetings/schema/registration.ts'
import { QuarterEnd, QuarterTime } from '../../rooms/schema.ts'
import { Heads, Reach } from '../../attendances/schema.ts'
import { Id, LanguageCode, Line, Paragraphs } from '../../../shared/text-shapes.ts'
import { LocalDate } from '../../../shared/time/civil.ts'
import { MoreDates } from '../../meetings/contract/parts.ts'
import { repeatFields } from './repeat.ts'

/** All that is said of a meeting; what is empty is gone. It carries the version that it was filled from. */
export const MeetingForm = z.object({
  version: z.int(),
  title: Words.shape.title,
  description: Words.shape.description,
  practical: Words.shape.practical,
  english: z.optional(SomeWords),
  audience: z.optional(z.array(Tag).check(z.maxLength(12))),
  /** In words of their own, with commas. */
  otherAudience: z.optional(Line(200)),
  languages: z.optional(z.array(LanguageCode).check(z.maxLength(12))),
  access: z.optional(z.array(Tag).check(z.maxLength(12))),
  cost: Facets.shape.cost,
  /** One a line. */
  hosts: z.optional(Paragraphs(800)),
  needsKey: z.boolean(),
  registration: Registration,
  accessText: z.optional(AccessDataInput.shape.text),
  releaseHoursBefore: AccessDataInput.shape.releaseHoursBefore,
  suggestionsUntil: z.optional(LocalDate),
})
export type MeetingForm = z.infer<typeof MeetingForm>

/** A place as a form asks for it. */
export const PlaceForm = z.object({
  kind: z.enum(['rooms', 'outdoors', 'partner', 'online']),
  rooms: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(10))),
  place: z.optional(Line(120)),
  address: z.optional(Line(200)),
  map: z.optional(z.url({ protocol: /^https$/ }).check(z.maxLength(500))),
})
export type PlaceForm = z.infer<typeof PlaceForm>

const Count = z.int().check(z.minimum(0), z.maximum(20))

/** Of what a form showed when it was filled: who saw something else is asked to look again. */
const seen = Line(40)

const scope = z.optional(z.enum(['this', 'following', 'all']))

export const MoveForm = z.object({
  seen,
  date: LocalDate,
  from: QuarterTime,
  to: QuarterEnd,
  at: PlaceForm,
  note: z.optional(Paragraphs(1000)),
  scope,
})

/** Dates more of a meeting. */
export const MoreForm = z.object({
  version: z.int(),
  date: LocalDate,
  from: QuarterTime,
  to: QuarterEnd,
  ...repeatFields,
  rooms: MoreDates.shape.rooms,
  key: z.optional(z.string().check(z.maxLength(40))),
})
export type MoreForm = z.infer<typeof MoreForm>

export const NoteForm = z.object({
  seen,
  title: z.optional(Line(120)),
  note: z.optional(Paragraphs(1000)),
  scope,
})

export const CancelForm = z.object({
  seen,
  reason: z.optional(Paragraphs(1000)),
  until: z.optional(LocalDate),
  scope,
})

export const StepForm = z.object({ version: z.int(), reason: z.optional(Paragraphs(1000)) })

/** Somebody who called, or came by. */
export const CallerForm = z.object({
  name: z.optional(Line(80)),
  heads: Heads,
  contact: z.optional(Reach),
  firstTime: z.optional(z.boolean()),
})

export const CameForm = z.object({ attendance: Id, came: z.boolean() })

/** Of somebody who said it on the phone. */
export const ForThemForm = z.object({ attendance: Id })

/** How many each duty needs, of those that it has and those that are usual; an empty number is none. */
export const DutiesForm = z.object({
  seen,
  duties: z.optional(
    z.array(z.object({ duty: Line(30), needed: z.optional(Count) })).check(z.maxLength(2 * mostDuties)),
  ),
  other: z.optional(Line(60)),
  otherNeeded: z.optional(Count),
})

export const SuggestionStep = z.object({ suggestion: Id })
