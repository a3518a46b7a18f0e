import type { Capability } from '../../shared/http/contract.ts'
import { blockPages, blockRoutes } from './contract/blocks.ts'
import { closurePages, closureRoutes } from './contract/closures.ts'

export const capability = {
  name: 'blocks',
  impact: 'Nobody can block time or close the house, and a closure that was begun is not ended.',
  table: 'read-write',
  schedules: { settleClosures: { everyMinutes: 5 } },
  routes: { ...blockRoutes, ...blockPages, ...closureRoutes, ...closurePages },
} as const satisfies Capability
