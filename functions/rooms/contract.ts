import { labelOf } from '../../shared/catalogue.ts'
import * as z from 'zod/mini'
import type { Capability } from '../../shared/http/contract.ts'
import { ShownDay } from '../../shared/shown.ts'
import { InHouse, page } from '../houses/contract/parts.ts'
import { HouseId } from '../houses/schema.ts'
import de from './texts/navigation.de.json' with { type: 'json' }
import en from './texts/navigation.en.json' with { type: 'json' }
import { RoomId } from './schema.ts'

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

export const capability = {
  name: 'rooms',
  about: 'Rooms, their days, and what is free',
  impact: 'Nobody sees what is free: the pages of rooms and their days are missing.',
  table: 'read',
  navigation: [
    { area: 'house', place: 'rooms', path: '/{house}/rooms', rank: 17, label: labelOf(navigation, 'rooms') },
  ],
  routes: {
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
      query: z.object({ week: ShownDay }),
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
