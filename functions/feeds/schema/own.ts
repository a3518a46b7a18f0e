import * as z from 'zod/mini'
import { Id } from '../../../shared/text-shapes.ts'
import { Instant, LocalDate } from '../../../shared/time/civil.ts'
import { HouseId } from '../../houses/schema.ts'

/**
 * What a calendar of one's own shows: all that was proved by an address, one booking to whoever has its link, or what a group has to one of its
 * people. `link`: from which the booking's link was made, which is another once it is given to somebody else.
 */
export const OwnScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('address') }),
  z.object({ kind: z.literal('booking'), booking: Id, link: Id, house: HouseId }),
  z.object({ kind: z.literal('group'), group: Id, member: Id, house: HouseId }),
])
export type OwnScope = z.infer<typeof OwnScope>

/** One for each address, booking and person in a group. Its address follows from the id and the installation's secret and is stored nowhere. */
export const OwnFeed = z.object({
  id: Id,
  /** Hash of the contact whose changes it shows: of an address, or of a group. */
  contactId: z.string(),
  /** Hash of whoever has it. */
  holder: z.optional(z.string()),
  scope: OwnScope,
  createdAt: Instant,
})
export type OwnFeed = z.infer<typeof OwnFeed>

/** The same as its address finds it. */
export const OwnSecret = z.object({
  feed: Id,
  contactId: z.string(),
  scope: OwnScope,
  /** The last day (UTC) on which a program asked for it. */
  usedOn: z.optional(LocalDate),
})
export type OwnSecret = z.infer<typeof OwnSecret>
