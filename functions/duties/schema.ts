import * as z from 'zod/mini'
import { Language } from '../../shared/language.ts'
import { Reach } from '../attendances/schema.ts'
import { HouseId } from '../houses/schema.ts'
import { Venue } from '../meetings/schema/venue.ts'
import { Id, Line } from '../../shared/text-shapes.ts'
import { EndTime, Instant, LocalDate, LocalTime } from '../../shared/time/civil.ts'

/** A task at each date of a meeting: `key` opens and closes, and makes a date certain. */
export const DutyName = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,29}$/))

/** So many duties a meeting has, and so many people one of them needs. */
export const mostDuties = 12
export const mostNeeded = 20

export const Duty = z.object({
  duty: DutyName,
  /** In words, where the product has none of its own. */
  label: z.optional(Line(60)),
  needed: z.int().check(z.minimum(1), z.maximum(mostNeeded)),
})
export type Duty = z.infer<typeof Duty>

const unique = (duties: readonly { duty: string }[]) =>
  new Set(duties.map(({ duty }) => duty)).size === duties.length

export const Duties = z.array(Duty).check(z.maxLength(mostDuties), z.refine(unique))

/** What a meeting needs at each of its dates. */
export const DutyList = z.object({ meeting: Id, duties: Duties })

/** Somebody who has a duty at a date. */
export const Taker = z.object({
  id: Id,
  duty: DutyName,
  name: Line(80),
  contact: z.optional(Reach),
  contactId: z.optional(z.string()),
  language: Language,
  origin: z.enum(['public', 'manager']),
  at: Instant,
  provedAt: z.optional(Instant),
  /** Looks for somebody else since then; until somebody says yes the duty is theirs. */
  standInSince: z.optional(Instant),
  /** Of all dates that were taken in one go: they are told, and proved, together. */
  rota: z.optional(Id),
  /** Would change with somebody of another date. */
  swap: z.optional(z.object({ key: z.string(), taker: Id })),
})
export type Taker = z.infer<typeof Taker>

/** All duties of one date; personal, and gone soon after it. */
export interface DateDuties {
  house: string
  meeting: string
  key: string
  date: LocalDate
  takers: readonly Taker[]
}

/** Asked when nobody has the key: those who had it before, then those who decide. Each once. */
export const KeyStep = z.object({
  house: HouseId,
  meeting: Id,
  key: z.string(),
  date: LocalDate,
  stage: z.enum(['list', 'house']),
  /** A key that came back is asked for anew. */
  at: Instant,
})
export type KeyStep = z.infer<typeof KeyStep>

const Count = z.int().check(z.minimum(0), z.maximum(9999))

export const TallyCounts = z.object({
  children: z.optional(Count),
  young: z.optional(Count),
  adults: z.optional(Count),
  seniors: z.optional(Count),
  firstTimers: z.optional(Count),
  helpers: z.optional(Count),
})

/** How many came, without names. One number at least: an empty form, or a name that is misspelt, counts nobody. */
export const TallyInput = TallyCounts.check(
  z.refine((counts) => Object.values(counts).some((count) => count !== undefined), { path: ['adults'] }),
)
export type TallyInput = z.infer<typeof TallyInput>

export const Tally = z.extend(TallyCounts, {
  house: HouseId,
  meeting: Id,
  key: z.string(),
  date: LocalDate,
  from: LocalTime,
  to: EndTime,
  title: z.string(),
  venue: Venue,
  at: Instant,
})
export type Tally = z.infer<typeof Tally>

/** What the house says about duties. */
export const DutySettings = z.object({
  house: HouseId,
  /** So many days before a date those who had the key are asked, and the next day those who decide. */
  keyAskDays: z.int().check(z.minimum(2), z.maximum(30)),
  version: z.int(),
})
export type DutySettings = z.infer<typeof DutySettings>
