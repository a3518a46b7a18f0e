import { labelOf } from '../../shared/catalogue.ts'
import type { Capability } from '../../shared/http/contract.ts'
import { meetingPaths } from '../meetings/contract/paths.ts'
import { openRoutes } from './contract/open.ts'
import { hostRoutes } from './contract/host.ts'
import { managedRoutes } from './contract/manage.ts'
import de from './texts/navigation.de.json' with { type: 'json' }
import en from './texts/navigation.en.json' with { type: 'json' }

const navigation = { name: 'hosting/navigation', de, en }

export const capability = {
  name: 'hosting',
  about: 'A meeting for its hosts and the house',
  impact: 'Hosts and managers cannot change open meetings: no note, no other time, no cancelling.',
  table: 'read-write',
  navigation: [
    {
      area: 'manage',
      place: 'meetings',
      path: meetingPaths.managedList,
      rank: 15,
      label: labelOf(navigation, 'meetings'),
    },
  ],
  live: ['/host/*'],
  routes: { ...hostRoutes, ...managedRoutes, ...openRoutes },
} as const satisfies Capability
