import * as z from 'zod/mini'
import { Language } from '../../../shared/language.ts'
import { Repeat } from '../../bookings/schema/series.ts'
import { Key } from '../../bookings/contract/parts.ts'
import { Contact } from '../../contacts/schema.ts'
import { QuarterEnd, QuarterTime, RoomId } from '../../rooms/schema.ts'
import { Id, Line, Paragraphs } from '../../../shared/text-shapes.ts'
import { EndTime, LocalDate, LocalTime } from '../../../shared/time/civil.ts'
import { Facets, MeetingState, SomeWords, Words } from '../schema.ts'
import { AccessDataInput } from '../schema/access-data.ts'
import { DateState, Remark } from '../schema/entry.ts'
import { Registration, RegistrationChange } from '../schema/registration.ts'
import { Venue } from '../schema/venue.ts'

/** One name or several. */
const Hosts = z.pipe(
  z.union([Line(80), Facets.shape.hosts]),
  z.transform((hosts) => (typeof hosts === 'string' ? [hosts] : hosts)),
)

const Said = z.object({
  title: Words.shape.title,
  description: Words.shape.description,
  practical: Words.shape.practical,
  /** The same for those who read English. */
  english: z.optional(SomeWords),
  audience: z.optional(Facets.shape.audience),
  languages: z.optional(Facets.shape.languages),
  cost: Facets.shape.cost,
  access: z.optional(Facets.shape.access),
  hosts: z.optional(Hosts),
  needsKey: z.optional(z.boolean()),
  registration: z.optional(Registration),
  accessData: z.optional(AccessDataInput),
  suggestionsUntil: z.optional(LocalDate),
})

/** A new meeting: over a booking that exists, or with its own dates at a place. */
export const NewMeeting = z
  .extend(Said, {
    booking: z.optional(Id),
    /** In whose name, by one of its hosts; a booking has its group. */
    group: z.optional(Id),
    venue: z.optional(Venue),
    date: z.optional(LocalDate),
    from: z.optional(QuarterTime),
    to: z.optional(QuarterEnd),
    repeat: z.optional(Repeat),
    contact: z.optional(Contact),
    language: z.optional(Language),
  })
  .check(
    z.refine(({ booking, venue }) => (booking === undefined) !== (venue === undefined), { path: ['venue'] }),
    ...(['date', 'from', 'to'] as const).map((name) =>
      z.refine<{ booking?: string | undefined; date?: unknown; from?: unknown; to?: unknown }>(
        (asked) => asked.booking !== undefined || asked[name] !== undefined,
        { path: [name] },
      ),
    ),
  )
export type NewMeeting = z.infer<typeof NewMeeting>

/** Dates more, where the meeting always is or in other rooms. */
export const MoreDates = z.object({
  date: LocalDate,
  from: QuarterTime,
  to: QuarterEnd,
  repeat: z.optional(Repeat),
  rooms: z.optional(z.array(RoomId).check(z.minLength(1), z.maxLength(10))),
})
export type MoreDates = z.infer<typeof MoreDates>

const OfDates = z.object({
  occurrence: z.optional(Key),
  scope: z.optional(z.enum(['this', 'following', 'all'])),
})

/** What shall be other; what is not named stays. Of single dates (`occurrence`): title, note and where. */
export const MeetingChange = z.extend(z.partial(Said), {
  ...OfDates.shape,
  registration: z.optional(RegistrationChange),
  note: z.optional(Paragraphs(1000)),
  venue: z.optional(Venue),
})
export type MeetingChange = z.infer<typeof MeetingChange>

export const DateChange = z.object({
  /** Of its own; an empty one takes it back. */
  title: Remark.shape.title,
  note: z.optional(Paragraphs(1000)),
  scope: OfDates.shape.scope,
})
export type DateChange = z.infer<typeof DateChange>

/** Another time or another place; where nothing is said, as it was. */
export const DateMove = z.object({
  date: z.optional(LocalDate),
  from: z.optional(QuarterTime),
  to: z.optional(QuarterEnd),
  venue: z.optional(Venue),
  note: z.optional(Paragraphs(1000)),
  scope: OfDates.shape.scope,
})
export type DateMove = z.infer<typeof DateMove>

/** `to`: all dates until then, inclusive. */
export const DateCancel = z.object({
  reason: z.optional(Paragraphs(1000)),
  to: z.optional(LocalDate),
  scope: OfDates.shape.scope,
})
export type DateCancel = z.infer<typeof DateCancel>

export const OfDate = z.object({ id: Id, key: Key })

const Places = z.object({
  all: z.int(),
  taken: z.int(),
  waiting: z.int(),
  /** So many of those that are free are for people who come for the first time. */
  kept: z.optional(z.int()),
})

const When = { date: LocalDate, from: LocalTime, to: EndTime, state: DateState }

/** A date as those who come see it. */
export const DateView = z.object({
  key: Key,
  ...When,
  venue: Venue,
  title: z.optional(z.string()),
  note: z.optional(z.string()),
  places: z.optional(Places),
})

export const MeetingView = z.extend(Facets, {
  id: Id,
  house: z.string(),
  group: z.optional(Id),
  state: MeetingState,
  title: z.string(),
  description: z.optional(z.string()),
  practical: z.optional(z.string()),
  english: z.optional(SomeWords),
  venue: Venue,
  needsKey: z.boolean(),
  registration: Registration,
  suggestionsUntil: z.optional(LocalDate),
  /** The booking that goes furthest. */
  booking: z.optional(Id),
  dates: z.array(DateView),
  /** For its hosts and the house: words that wait for a decision. */
  proposed: z.optional(z.extend(Words, { english: z.optional(SomeWords) })),
})
export type MeetingView = z.infer<typeof MeetingView>

/** The answer to whoever founds one: the only time that the token is told. */
export const NewMeetingView = z.extend(MeetingView, { manageToken: z.string(), manageUrl: z.string() })

export const ProgrammeView = z.object({
  dates: z.array(
    z.extend(z.omit(DateView, { title: true }), {
      meeting: Id,
      title: z.string(),
      audience: Facets.shape.audience,
      languages: Facets.shape.languages,
      access: Facets.shape.access,
    }),
  ),
})

export const ProgrammeQuery = z.object({
  from: z.optional(LocalDate),
  /** Inclusive. */
  to: z.optional(LocalDate),
  audience: z.optional(z.string().check(z.maxLength(40))),
  language: z.optional(z.string().check(z.maxLength(10))),
  access: z.optional(z.string().check(z.maxLength(40))),
  /** `1`: only where a place is free. */
  free: z.optional(z.string().check(z.maxLength(5))),
})
export type ProgrammeQuery = z.infer<typeof ProgrammeQuery>
