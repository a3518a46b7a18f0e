import type { Capability } from '../../shared/http/contract.ts'

export const capability = {
  name: 'bookings',
  about: 'The life of a booking or series, its mails',
  impact: 'Rooms cannot be booked.',
  table: 'read-write',
  news: ['booking', 'silence'],
  routes: {},
} as const satisfies Capability
