import type { Capability } from '../../shared/http/contract.ts'
import { bookingRoutes } from './contract/booking.ts'
import { deskPages, deskRoutes } from './contract/desk.ts'

export const capability = {
  name: 'back-office',
  impact: 'Those who run a house see neither requests nor calendar, and cannot decide on their pages.',
  table: 'read-write',
  routes: { ...deskRoutes, ...deskPages, ...bookingRoutes },
} as const satisfies Capability
