import * as z from 'zod/mini'
import { Language } from '../../../shared/language.ts'
import { Email } from '../../../shared/reach.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { EndTime, Instant, LocalDate, LocalTime } from '../../../shared/time/civil.ts'
import { HouseId } from '../../houses/schema.ts'
import { Venue } from '../../meetings/schema/venue.ts'

/** To an address that somebody gave: is it yours? */
export const FollowNotice = z.object({ about: z.literal('follower'), house: HouseId, meeting: Id, id: Id })
export type FollowNotice = z.infer<typeof FollowNotice>

const Slot = z.object({ date: LocalDate, from: LocalTime, to: EndTime, venue: Venue })

/** What became of one date; `on`: it takes place as agreed, now that the meeting goes on. */
export const ChangeLine = z.object({
  what: z.enum(['cancelled', 'back', 'time', 'place', 'title', 'note', 'on']),
  before: Slot,
  after: Slot,
  title: z.optional(z.string()),
  note: z.optional(z.string()),
  /** The sign-up of whoever reads it, if they come. */
  coming: z.optional(Id),
  /** Their duty at it, if they have one. */
  duty: z.optional(z.object({ key: z.string(), id: Id })),
})
export type ChangeLine = z.infer<typeof ChangeLine>

/** What changed about a meeting, for one person: all of it for who follows, their own dates for who comes or helps. */
export const ChangeNotice = z.object({
  about: z.literal('programme-entry'),
  house: HouseId,
  meeting: Id,
  email: Email,
  language: Language,
  follower: z.optional(Id),
  title: z.string(),
  dates: z.array(ChangeLine),
  /** So many more changed. */
  more: z.int(),
  life: z.optional(z.enum(['paused', 'resumed', 'ended'])),
  /** What it was called before. */
  renamed: z.optional(z.string()),
  signUp: z.optional(z.enum(['needed', 'free'])),
  until: z.optional(LocalDate),
  /** From when on nobody can do anything with it. */
  overAt: z.optional(Instant),
})
export type ChangeNotice = z.infer<typeof ChangeNotice>

/** To whoever asked for the meeting: it is in the programme, and by which link it is theirs to see to. */
export const HostNotice = z.object({
  about: z.literal('programme-entry'),
  house: HouseId,
  meeting: Id,
  host: z.literal(true),
})
export type HostNotice = z.infer<typeof HostNotice>

export const EntryNotice = z.union([HostNotice, ChangeNotice])
export type EntryNotice = z.infer<typeof EntryNotice>
