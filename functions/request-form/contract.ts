import type { Capability } from '../../shared/http/contract.ts'
import { formRoutes } from './contract/booking.ts'
import { queueRoutes } from './contract/queue.ts'

export const capability = {
  name: 'request-form',
  impact: 'Nobody can ask for a room on the web, and callers cannot be entered.',
  table: 'read-write',
  routes: { ...formRoutes, ...queueRoutes },
} as const satisfies Capability
