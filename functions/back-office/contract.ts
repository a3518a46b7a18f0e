import { labelOf } from '../../shared/catalogue.ts'
import type { Capability } from '../../shared/http/contract.ts'
import { blockPages } from './contract/blocks.ts'
import { bookingRoutes } from './contract/booking.ts'
import { closurePages } from './contract/closures.ts'
import { deskPages, deskRoutes } from './contract/desk.ts'
import { groupRoutes } from './contract/groups.ts'
import { importPages } from './contract/import.ts'
import { groupPaths } from '../groups/contract/paths.ts'
import { severalPages } from './contract/several.ts'
import { managePaths } from '../houses/contract.ts'
import de from './texts/navigation.de.json' with { type: 'json' }
import en from './texts/navigation.en.json' with { type: 'json' }

const navigation = { name: 'back-office/navigation', de, en }

export const capability = {
  name: 'back-office',
  about: 'What managers see and decide',
  impact: 'Those who run a house see neither requests nor calendar, and cannot decide on their pages.',
  table: 'read-write',
  navigation: [
    {
      area: 'manage',
      place: 'inbox',
      path: managePaths.inbox,
      rank: 10,
      label: labelOf(navigation, 'inbox'),
    },
    {
      area: 'manage',
      place: 'calendar',
      path: managePaths.calendar,
      rank: 20,
      label: labelOf(navigation, 'calendar'),
    },
    {
      area: 'manage',
      place: 'groups',
      path: groupPaths.managed,
      rank: 28,
      label: labelOf(navigation, 'groups'),
    },
    {
      area: 'manage',
      place: 'block',
      path: managePaths.block,
      rank: 40,
      label: labelOf(navigation, 'block'),
    },
  ],
  routes: {
    ...deskRoutes,
    ...deskPages,
    ...severalPages,
    ...bookingRoutes,
    ...blockPages,
    ...closurePages,
    ...importPages,
    ...groupRoutes,
  },
} as const satisfies Capability
