import type { Capability } from '../../shared/http/contract.ts'
import { blockPages, blockRoutes } from './contract/blocks.ts'
import { closurePages, closureRoutes } from './contract/closures.ts'
import { managePaths } from '../houses/contract.ts'
import de from './texts/navigation.de.json' with { type: 'json' }
import en from './texts/navigation.en.json' with { type: 'json' }

export const capability = {
  name: 'blocks',
  impact: 'Nobody can block time or close the house, and a closure that was begun is not ended.',
  table: 'read-write',
  navigation: [
    {
      area: 'manage',
      place: 'block',
      path: managePaths.block,
      rank: 40,
      label: { de: de.block, en: en.block },
    },
  ],
  schedules: { settleClosures: { everyMinutes: 5 } },
  routes: { ...blockRoutes, ...blockPages, ...closureRoutes, ...closurePages },
} as const satisfies Capability
