import type { Capability } from '../../shared/http/contract.ts'
import { jsonRoutes as asks } from '../asks/contract/json.ts'
import { jsonRoutes as blocks } from '../blocks/contract/json.ts'
import { jsonRoutes as bookings } from '../bookings/contract/json.ts'
import { jsonRoutes as contacts } from '../contacts/contract/json.ts'
import { jsonRoutes as houses } from '../houses/contract/json.ts'
import { jsonRoutes as identity } from '../identity/contract/json.ts'
import { jsonRoutes as pulses } from '../pulses/contract/json.ts'
import { jsonRoutes as rooms } from '../rooms/contract/json.ts'
import { jsonRoutes as waitlist } from '../waitlist/contract.ts'

export const capability = {
  name: 'bookings-api',
  about: 'Houses, rooms, bookings, blocks and signing in for programs, and their timers',
  impact:
    'Programs cannot sign in, see what is free, ask for a room, decide or close the house; what deadlines ask for is not done, and a closure that was begun is not ended.',
  table: 'read-write',
  schedules: {
    settleDeadlines: { everyMinutes: 5 },
    countKept: { everyMinutes: 24 * 60 },
    settleAsks: { everyMinutes: 15 },
    settlePulses: { everyMinutes: 60 },
    settleClosures: { everyMinutes: 5 },
  },
  routes: {
    ...identity,
    ...houses,
    ...rooms,
    ...contacts,
    ...waitlist,
    ...bookings,
    ...asks,
    ...pulses,
    ...blocks,
  },
} as const satisfies Capability
