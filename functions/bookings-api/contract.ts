import type { Capability } from '../../shared/http/contract.ts'
import { jsonRoutes as asks } from '../asks/contract/json.ts'
import { jsonRoutes as bookings } from '../bookings/contract/json.ts'
import { jsonRoutes as identity } from '../identity/contract/json.ts'
import { jsonRoutes as pulses } from '../pulses/contract/json.ts'
import { jsonRoutes as waitlist } from '../waitlist/contract.ts'

export const capability = {
  name: 'bookings-api',
  about: 'Bookings, queue, questions and signing in for programs, and their timers',
  impact:
    'Programs cannot sign in, ask for a room, wait for one or decide, and what deadlines ask for is not done.',
  table: 'read-write',
  schedules: {
    settleDeadlines: { everyMinutes: 5 },
    countKept: { everyMinutes: 24 * 60 },
    settleAsks: { everyMinutes: 15 },
    settlePulses: { everyMinutes: 60 },
  },
  routes: { ...bookings, ...waitlist, ...asks, ...pulses, ...identity },
} as const satisfies Capability
