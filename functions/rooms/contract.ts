import { labelOf } from '../../shared/catalogue.ts'
import * as z from 'zod/mini'
import type { Capability } from '../../shared/http/contract.ts'
import { LocalDate } from '../../shared/time/civil.ts'
import { InHouse, page } from '../houses/contract/parts.ts'
import { HouseId, HouseSettings } from '../houses/schema.ts'
import de from './texts/navigation.de.json' with { type: 'json' }
import en from './texts/navigation.en.json' with { type: 'json' }
import { Room, RoomId, Span, UseKind, UseState } from './schema.ts'

const navigation = { name: 'rooms/navigation', de, en }

const OfRoom = z.object({ house: HouseId, room: RoomId })

/** Where the public calendars lie; the feeds serve them, the pages of house and room link to them. */
export const calendarPaths = {
  house: '/{house}/calendar.ics',
  room: '/{house}/rooms/{room}/calendar.ics',
  /** How one gets a calendar into a telephone or a computer. */
  help: '/{house}/calendars',
  /** A calendar of one's own, for whoever has a link: to what is stored of an address, to a booking, or into a group. */
  own: '/my-calendar/{of}/{id}/{token}',
} as const

/** Where a booking begins; the bookings serve it, the pages of house and room link to it. */
export const bookPath = '/{house}/book'

/** When something is free, in any room; where a booking begins is served by the same. */
export const freePath = '/{house}/free'

/** The tablet at the door of a room. */
export const signPath = '/{house}/rooms/{room}/sign'

/** Who uses the times in demand; the bookings serve it, the pages of a house that has such times link to it. */
export const primeTimePath = '/{house}/prime-time'

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

export const capability = {
  name: 'rooms',
  about: 'Rooms, their days, and what is free',
  impact: 'Nobody sees what is free: the pages of rooms and their days are missing.',
  table: 'read',
  navigation: [
    { area: 'house', place: 'rooms', path: '/{house}/rooms', rank: 17, label: labelOf(navigation, 'rooms') },
  ],
  routes: {
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
    roomsPage: {
      method: 'GET',
      path: '/{house}/rooms',
      access: 'anyone',
      summary: 'All rooms: for how many, what they have, and how to ask for them.',
      params: InHouse,
      answer: page,
      refusals: ['not-found'],
    },
    roomPage: {
      method: 'GET',
      path: '/{house}/rooms/{room}',
      access: 'anyone',
      summary: 'The room with seven days, as a grid and as a list.',
      params: OfRoom,
      /** The first of the seven days that are shown. */
      query: z.object({ week: z.optional(LocalDate) }),
      answer: page,
      refusals: ['not-found'],
    },
    signPage: {
      method: 'GET',
      path: signPath,
      access: 'anyone',
      summary: 'For a tablet at the door: free or taken, until when, what comes next.',
      params: OfRoom,
      answer: page,
      refusals: ['not-found'],
    },
  },
} as const satisfies Capability
