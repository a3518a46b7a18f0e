import type { Capability } from '../../shared/http/contract.ts'
import { blockRoutes } from './contract/blocks.ts'
import { closureRoutes } from './contract/closures.ts'

export const capability = {
  name: 'blocks',
  about: 'Blocked times and closures',
  impact: 'Programs cannot block time or close the house, and a closure that was begun is not ended.',
  table: 'read-write',
  schedules: { settleClosures: { everyMinutes: 5 } },
  routes: { ...blockRoutes, ...closureRoutes },
} as const satisfies Capability
