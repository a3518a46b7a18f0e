import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { LocalDate } from '../../../shared/time/civil.ts'
import { InHouse } from '../../houses/contract/parts.ts'
import { HouseId, HouseSettings } from '../../houses/schema.ts'
import { Room, RoomId, Span, UseKind, UseState } from '../schema.ts'

export const PublicRoom = z.omit(Room, {
  house: true,
  position: true,
  version: true,
  hoursFrom: true,
  onHolidays: true,
  putAwayAt: true,
})

export const PublicHouse = z.extend(
  z.pick(HouseSettings, { name: true, address: true, phone: true, email: true }),
  { id: HouseId, timeZone: z.string(), rooms: z.array(PublicRoom) },
)

export const DayOfRoom = z.object({
  date: LocalDate,
  open: z.array(Span),
  taken: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      kind: UseKind,
      state: UseState,
      label: z.optional(z.string()),
      /** It is not in this room but in these, which keeps it from being used. */
      rooms: z.optional(z.array(RoomId)),
    }),
  ),
})

export const jsonRoutes = {
  readHouse: {
    method: 'GET',
    path: '/api/houses/{house}',
    access: 'anyone',
    summary: 'A house with its rooms.',
    params: InHouse,
    answer: { status: 200, schema: PublicHouse },
    refusals: ['not-found'],
  },
  readAvailability: {
    method: 'GET',
    path: '/api/houses/{house}/availability',
    access: 'anyone',
    summary: 'Open and taken times by room and date; `to` is exclusive, at most 92 days.',
    params: InHouse,
    query: z.object({
      /** Ids with commas between; all rooms without it. */
      rooms: z.optional(z.array(RoomId).check(z.minLength(1), z.maxLength(50))),
      from: z.optional(LocalDate),
      to: z.optional(LocalDate),
    }),
    answer: {
      status: 200,
      schema: z.object({ rooms: z.array(z.object({ room: RoomId, days: z.array(DayOfRoom) })) }),
    },
    refusals: ['not-found', 'unknown-room'],
  },
} as const satisfies Record<string, Route>
