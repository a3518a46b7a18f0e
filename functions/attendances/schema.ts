import * as z from 'zod/mini'
import { Language } from '../../shared/language.ts'
import { Id, Line } from '../../shared/text-shapes.ts'
import { Instant, LocalDate } from '../../shared/time/civil.ts'
import { Contact } from '../contacts/schema.ts'
import { HouseId } from '../houses/schema.ts'

/** How somebody's coming stands; which step leads where stands in `rules/state.ts`. */
export const AttendanceState = z.enum(['coming', 'waiting', 'offered', 'left', 'expired'])
export type AttendanceState = z.infer<typeof AttendanceState>

export const Heads = z.int().check(z.minimum(1), z.maximum(50))

/** How somebody is reached, if they wish to be. */
export const Reach = z.pick(Contact, { email: true, phone: true })

/** What somebody needs: `step-free`, `interpreter`, `child-care`, `welcome` ("my first time, please greet me"), or in words. */
export const Need = Line(200)

/** So many dates somebody can come to with one word. */
export const mostDates = 30

/** Somebody's coming to one date of a meeting. It goes away by itself soon after the date, and figures stay (`duties`, tally). */
export const Attendance = z.object({
  id: Id,
  house: HouseId,
  meeting: Id,
  /** Of the date, and the day on which it is, or was when they said so. */
  key: z.string(),
  date: LocalDate,
  /** When the date was to begin as they last said yes to it: `2027-03-09T15:00`. Without it: as its key says. */
  agreed: z.optional(z.string()),
  state: AttendanceState,
  heads: Heads,
  name: z.optional(Line(80)),
  contact: z.optional(Reach),
  /** Hash by which sign-ups of one address or telephone are counted. */
  contactId: z.optional(z.string()),
  firstTime: z.boolean(),
  needs: z.array(Need).check(z.maxLength(8)),
  language: Language,
  origin: z.enum(['public', 'manager']),
  /** Since when it waits: the order of the list. */
  since: Instant,
  /** While a place is held: until when. */
  offer: z.optional(z.object({ until: Instant })),
  /** When the owner of the mail address has shown that it is theirs. */
  provedAt: z.optional(Instant),
  /** Wants to be reminded the day before. */
  remind: z.boolean(),
  /** Said by the host afterwards. */
  came: z.optional(z.boolean()),
  /** Those of other dates that were entered together with it, by id: its mail tells of all. */
  others: z.optional(z.array(Id).check(z.maxLength(mostDates))),
  /** Its mail is that of another. */
  toldWith: z.optional(Id),
  /** Of what was said, so that a repeat of the same Idempotency-Key is recognised. */
  fingerprint: z.optional(z.string()),
  createdAt: Instant,
  version: z.int(),
})
export type Attendance = z.infer<typeof Attendance>

/** What somebody says who wants to come. */
export const SignUp = z.object({
  name: z.optional(Line(80)),
  heads: Heads,
  contact: z.optional(Reach),
  firstTime: z.optional(z.boolean()),
  needs: z.optional(
    z.pipe(
      z.union([Need, z.array(Need).check(z.maxLength(8))]),
      z.transform((needs) => [needs].flat()),
    ),
  ),
  remind: z.optional(z.boolean()),
  language: z.optional(Language),
})
export type SignUp = z.infer<typeof SignUp>
