import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { LocalDate } from '../../../shared/time/civil.ts'
import { InHouse } from '../../houses/contract/parts.ts'
import { RoomId } from '../../rooms/schema.ts'

/** A use of rooms as everybody may know it, in wall time of the house. */
const PublicUse = z.object({
  /** The same as long as it is there, whenever and wherever it moves to. */
  id: z.string(),
  kind: z.enum(['booking', 'block']),
  /** As the notice board says it; without it, only that the rooms are taken. */
  label: z.optional(z.string()),
  rooms: z.array(RoomId),
  /** What goes on for days is told from the day before those that were asked for, and to the day after them. */
  from: z.object({ date: LocalDate, time: z.string() }),
  /** `24:00` is the end of the day. */
  to: z.object({ date: LocalDate, time: z.string() }),
})

export const PublicUses = z.object({
  house: z.string(),
  timeZone: z.string(),
  from: LocalDate,
  /** Exclusive. Earlier than asked for where there is more: then go on from here. */
  to: LocalDate,
  isAll: z.boolean(),
  uses: z.array(PublicUse),
})
export type PublicUses = z.infer<typeof PublicUses>

export const jsonRoutes = {
  readCalendarUses: {
    method: 'GET',
    path: '/api/houses/{house}/calendar.json',
    access: 'anyone',
    sameForAll: true,
    summary:
      'What is on in the house as its public calendar shows it, each date of a series by itself; `to` is exclusive, at most 92 days, a month without it.',
    params: InHouse,
    query: z.object({ from: z.optional(LocalDate), to: z.optional(LocalDate) }),
    answer: { status: 200, schema: PublicUses },
    refusals: ['not-found'],
  },
} as const satisfies Record<string, Route>
