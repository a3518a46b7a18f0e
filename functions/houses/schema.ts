import * as z from 'zod/mini'
import { Email } from '../../shared/reach.ts'
import { firstSegments } from '../../shared/http/first-segments.ts'
import { Language, languages } from '../../shared/language.ts'
import { Line, Paragraphs, unique } from '../../shared/text-shapes.ts'
import { Instant, LocalDate, Weekday } from '../../shared/time/civil.ts'
import { HoursExceptions, QuarterEnd, QuarterTime, WeekHours } from './schema/hours.ts'
import { houseTexts } from './schema/own-words.ts'
import type { OwnWords } from './schema/own-words.ts'

/** A house that is called as another path begins could not be reached. */
const isReserved = (id: string) => id === 'assets' || firstSegments().includes(id)

export const HouseId = z.string().check(
  z.regex(/^[a-z][a-z0-9-]{1,39}$/),
  z.refine((id) => !isReserved(id)),
)

const Count = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most))

/** The Länder of Germany by the codes of ISO 3166-2: each has holidays of its own. */
export const Land = z.enum([
  ...(['BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV'] as const),
  ...(['NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH'] as const),
])
export type Land = z.infer<typeof Land>

/**
 * What becomes of a request that nobody decided in time. `expire`: its slot is given back, and the contact is told so.
 * `ask-deputy`: the deadline is extended once and the deputies are asked. `approve-trusted`: whoever is trusted gets the slot.
 */
export const DeadlineRule = z.enum(['expire', 'ask-deputy', 'approve-trusted'])
export type DeadlineRule = z.infer<typeof DeadlineRule>

/** As long as a word of a list may be. */
const longestAudience = 40

/** A word of a list that the house keeps (`seniors`), or one of its own; shown as it is where the product has no words for it. */
export const Tag = Line(longestAudience)
export const Tags = z.array(Tag).check(z.maxLength(12), z.refine(unique))

/** As many reasons as fit on a page from which one is chosen. */
export const mostReasons = 20

const Sentence = Line(300)
type Others = Exclude<Language, 'de'>

/** By the codes of the languages, of which each may be missing. */
const InOtherLanguages = z.object(
  Object.fromEntries(
    languages.filter((language) => language !== 'de').map((language) => [language, z.optional(Sentence)]),
  ) as Record<Others, z.ZodMiniOptional<typeof Sentence>>,
)

/** A sentence that says why something cannot be: in German, and in the other languages of the product. */
export const DeclineReason = z.object({ de: Sentence, other: z.optional(InOtherLanguages) })
export type DeclineReason = z.infer<typeof DeclineReason>

/** What the manager may change about a house. Everything has a sense from the first day on. */
export const HouseSettings = z.object({
  name: Line(80),
  address: z._default(Paragraphs(200), ''),
  phone: z.optional(Line(40)),
  email: z.optional(Email),
  /** Who runs the house and answers for it (an association, a town), and who speaks for them: for the imprint. */
  operator: z.optional(Line(200)),
  representedBy: z.optional(Line(120)),
  /** House rules as plain text, a paragraph a line; shown in the form. */
  rulesGerman: z._default(houseTexts.rules, ''),
  /** What somebody needs to get in: told to whoever has a time for sure, and to nobody else. In the language of the house. */
  openedBy: z.optional(houseTexts.openedBy),
  keyText: z.optional(houseTexts.keyText),
  hostText: z.optional(houseTexts.hostText),
  parking: z.optional(houseTexts.parking),
  /** To choose from when a request is declined or a booking cancelled. */
  reasons: z.optional(z.array(DeclineReason).check(z.maxLength(mostReasons))),
  /** For whom meetings can be, one a line, in German; without any: those that the product has words for. */
  audiences: z._default(
    Paragraphs(1000).check(
      z.refine((text) => text.split('\n').every((line) => line.trim().length <= longestAudience)),
    ),
    '',
  ),
  /** How long a request holds its slot before the e-mail address is proved. */
  unprovedHoldMinutes: Count(5, 1440),
  /** How long before a deadline the managers are reminded; 0 = not at all. */
  reminderHours: Count(0, 336),
  whenDeadlinePasses: z._default(DeadlineRule, 'expire'),
  /** After so many working days without a decision of any manager, while something was open, deputies are asked too; 0 = never. */
  silentAfterDays: z._default(Count(0, 30), 5),
  /** On which managers can be expected to decide; without them Monday to Friday. */
  workWeekdays: z.optional(z.array(Weekday).check(z.minLength(1), z.maxLength(7), z.refine(unique))),
  maxOpenRequests: Count(1, 100),
  /** Hours that one contact may hold in a week; no limit if absent, as with the next. */
  maxHoursPerWeek: z.optional(Count(1, 168)),
  /** Dates to come that one contact may hold. */
  maxDatesAhead: z.optional(Count(1, 1000)),
  maxRequestsPerContactPerDay: Count(1, 1000),
  maxRequestsPerAddressPerHour: Count(1, 10000),
  /** Months after its last date until a booking with its personal data goes away by itself. */
  retentionMonths: Count(1, 120),
  /** Times that many want, local, and the hours of them that one contact may have in half a year: all four, or none. */
  primeWeekdays: z.optional(z.array(Weekday).check(z.minLength(1), z.maxLength(7))),
  primeFrom: z.optional(QuarterTime),
  primeTo: z.optional(QuarterEnd),
  primeHours: z.optional(Count(1, 1000)),
  /** After so many weeks without a sign a standing booking is asked whether they still meet; without it never. */
  pulseWeeks: z.optional(Count(4, 52)),
  /** Days that whoever is silent has to come back before dates become free; without it a week. */
  pulseGraceDays: z.optional(Count(1, 60)),
  /** Kept dates after which a group is trusted by itself; without it never, as with the next. */
  trustAfterKept: z.optional(Count(1, 100)),
  /** Trusted groups that have to vouch for one. */
  trustAfterVouches: z.optional(Count(1, 10)),
  /** Reports within so many months that cost a group such trust; without them one, and six months. */
  trustLostAfterReports: z.optional(Count(1, 20)),
  trustReportMonths: z.optional(Count(1, 60)),
})
export type HouseSettings = z.infer<typeof HouseSettings>

/** When a house is open; rooms may differ. */
export const HouseHours = z.object({
  /** Missing where each room has hours of its own, as in houses from before. */
  hours: z.optional(WeekHours),
  /** On these days the whole house has other hours, but for rooms that name the day themselves. */
  exceptions: z._default(HoursExceptions, []),
  /** Whose public and school holidays count. */
  land: z._default(Land, 'NW'),
  closedOnHolidays: z._default(z.boolean(), false),
})
export type HouseHours = z.infer<typeof HouseHours>

export const House = z.extend(HouseSettings, {
  ...HouseHours.shape,
  /** German alone, one a line, as houses had them before there were others; counts until they are saved anew as `reasons`. */
  declineReasons: z._default(Paragraphs(2000), ''),
  /** As houses had them before there were other languages; count until something is said in English beside the house. */
  rulesEnglish: z._default(houseTexts.rules, ''),
  id: HouseId,
  timeZone: z.string(),
  /** In which the house writes its own words: descriptions, features. */
  language: z._default(Language, 'de'),
  version: z.int(),
})

export type House = z.infer<typeof House>

/** With what it says in the language of somebody who reads, as far as it does: that is read for them alone. */
export interface InOtherWords {
  words: OwnWords | undefined
}

/** Somebody who decides in a house. The mail address stands here too, so that a notice needs no further read. */
export const Manager = z.object({
  house: HouseId,
  person: z.string(),
  name: Line(80),
  email: Email,
  language: Language,
  role: z.enum(['manager', 'deputy']),
  since: Instant,
})
export type Manager = z.infer<typeof Manager>

/** Somebody of the team is not there, and who decides instead; both dates are included, local to the house. */
export const Absence = z.object({
  id: z.string(),
  house: HouseId,
  person: z.string(),
  from: LocalDate,
  to: LocalDate,
  /** A person of the team; who has left it since stands in for nobody. */
  deputy: z.string(),
})
export type Absence = z.infer<typeof Absence>

/** What is known of whether managers of a house still decide. */
export const Silence = z.object({
  house: HouseId,
  /** When a manager last decided; deputies do not count. */
  decidedAt: z.optional(Instant),
  /** Since when nobody of them has, while something was open or may have been. */
  since: z.optional(Instant),
  /** A request has passed its deadline meanwhile. */
  isMissed: z.optional(z.boolean()),
  /** Since when they count as away, and how many requests waited then. */
  noticedAt: z.optional(Instant),
  open: z.optional(z.int()),
})
export type Silence = z.infer<typeof Silence>

/** Somebody who joins the team. */
export const NewMember = z.object({
  name: Line(80),
  email: Email,
  role: Manager.shape.role,
  /** In which the house writes to this person; without it as before, or else as the house does. */
  language: z.optional(Language),
})
export type NewMember = z.infer<typeof NewMember>

/** What is told of an absence: the deputy is one of the team, by id, or somebody new, by name and address. */
export const NewAbsence = z.object({
  /** Without it whoever asks. */
  person: z.optional(z.string().check(z.maxLength(80))),
  from: LocalDate,
  to: LocalDate,
  deputy: z.union([
    z.string().check(z.minLength(1), z.maxLength(80)),
    z.pick(NewMember, { name: true, email: true }),
  ]),
})
export type NewAbsence = z.infer<typeof NewAbsence>

/** A house in the list of all houses, with what is needed to choose one. */
export const HouseEntry = z.object({
  id: HouseId,
  name: z.string(),
  address: z.string(),
  timeZone: z.string(),
  rooms: z.array(z.object({ id: z.string(), name: z.string(), capacity: z.int() })),
})
export type HouseEntry = z.infer<typeof HouseEntry>

/** A page of the list of all houses, or what is found in it. */
export const HousePage = z.object({
  houses: z.array(HouseEntry),
  /** Begins the page after it. */
  next: z.optional(HouseId),
  /** There may be more than were found: words that fewer houses have find them. */
  isCutOff: z.optional(z.boolean()),
})
export type HousePage = z.infer<typeof HousePage>
