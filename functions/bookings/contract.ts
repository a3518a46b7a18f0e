import type { Capability } from '../../shared/http/contract.ts'
import { closurePages, closureRoutes } from './contract/closures.ts'
import { importPages } from './contract/import.ts'
import { jsonRoutes } from './contract/json.ts'
import { managePages } from './contract/manage-pages.ts'
import { navigation } from './contract/navigation.ts'
import { publicPages } from './contract/public-pages.ts'
import { queuePages, queueRoutes } from './contract/queue.ts'
import { usageRoutes } from './contract/usage-page.ts'

export const capability = {
  name: 'bookings',
  impact: 'Nobody can ask for a room, and managers cannot decide, block or move anything.',
  table: 'read-write',
  navigation,
  news: ['booking', 'place'],
  live: ['/bookings/*', '/queue/*', '/*/book', '/*/queue'],
  schedules: { settleDeadlines: { everyMinutes: 5 } },
  routes: {
    ...jsonRoutes,
    ...publicPages,
    ...managePages,
    ...importPages,
    ...closureRoutes,
    ...closurePages,
    ...usageRoutes,
    ...queueRoutes,
    ...queuePages,
  },
} as const satisfies Capability
