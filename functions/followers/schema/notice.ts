import * as z from 'zod/mini'
import { Id } from '../../../shared/text-shapes.ts'
import { EndTime, LocalDate, LocalTime } from '../../../shared/time/civil.ts'
import { HouseId } from '../../houses/schema.ts'
import { Venue } from '../../meetings/schema/venue.ts'

/** To an address that somebody gave: is it yours? */
export const FollowNotice = z.object({ about: z.literal('follower'), house: HouseId, meeting: Id, id: Id })
export type FollowNotice = z.infer<typeof FollowNotice>

const Slot = z.object({ date: LocalDate, from: LocalTime, to: EndTime, venue: Venue })

/** What changed about a meeting, for one person: all of it for who follows, their own dates for who comes. */
export const ChangeNotice = z.object({
  about: z.literal('programme-entry'),
  house: HouseId,
  meeting: Id,
  email: z.email(),
  language: z.enum(['de', 'en']),
  follower: z.optional(Id),
  /** Theirs, to look whether it still suits. */
  attendance: z.optional(Id),
  title: z.string(),
  dates: z.array(
    z.object({
      what: z.enum(['cancelled', 'back', 'time', 'place', 'note']),
      before: Slot,
      after: Slot,
      note: z.optional(z.string()),
    }),
  ),
  /** So many more changed. */
  more: z.int(),
  life: z.optional(z.enum(['paused', 'resumed'])),
  until: z.optional(LocalDate),
})
export type ChangeNotice = z.infer<typeof ChangeNotice>
