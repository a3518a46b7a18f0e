import type { Capability } from '../../shared/http/contract.ts'
import { jsonRoutes } from './contract/json.ts'

export const capability = {
  name: 'bookings',
  about: 'The life of a booking or series, its mails',
  impact: 'Programs cannot ask for a room or decide, and what deadlines ask for is not done.',
  table: 'read-write',
  news: ['booking', 'silence'],
  schedules: { settleDeadlines: { everyMinutes: 5 }, countKept: { everyMinutes: 24 * 60 } },
  routes: jsonRoutes,
} as const satisfies Capability
