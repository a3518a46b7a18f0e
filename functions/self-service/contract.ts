import type { Capability } from '../../shared/http/contract.ts'
import { askRoutes } from './contract/asks.ts'
import { bookingRoutes } from './contract/booking.ts'
import { giveRoutes } from './contract/give.ts'
import { pulseRoutes } from './contract/pulse.ts'
import { placeRoutes } from './contract/place.ts'

export const capability = {
  name: 'self-service',
  about: 'What people do by the link they have',
  impact:
    'Nobody can look at their booking, prove their address, change it or cancel it by the link they have.',
  table: 'read-write',
  live: ['/bookings/*', '/queue/*'],
  routes: { ...bookingRoutes, ...giveRoutes, ...placeRoutes, ...askRoutes, ...pulseRoutes },
} as const satisfies Capability
