import { labelOf } from '../../shared/catalogue.ts'
import type { Capability } from '../../shared/http/contract.ts'
import { managePaths } from '../houses/contract.ts'
import { calendarPaths } from '../rooms/contract.ts'
import { feedRoutes } from './contract/feeds.ts'
import { jsonRoutes } from './contract/json.ts'
import { ownRoutes } from './contract/own.ts'
import de from './texts/navigation.de.json' with { type: 'json' }
import en from './texts/navigation.en.json' with { type: 'json' }

const navigation = { name: 'feeds/navigation', de, en }

export const capability = {
  name: 'feeds',
  about: 'Calendars that phones and websites follow',
  impact:
    'Calendars on phones and websites stand still: people see uses that were cancelled and miss new ones.',
  table: 'read-write',
  findsOwned: true,
  live: ['/my-calendar/*'],
  navigation: [
    {
      area: 'house-footer',
      place: 'calendars',
      path: calendarPaths.help,
      rank: 20,
      label: labelOf(navigation, 'calendars'),
    },
    {
      area: 'manage',
      place: 'feeds',
      path: managePaths.feeds,
      rank: 80,
      label: labelOf(navigation, 'feeds'),
    },
  ],
  stream: {
    types: [
      ...(['day-sheet', 'room', 'house', 'booking', 'manager'] as const),
      ...(['attendance', 'date-duties', 'group', 'group-member', 'meeting'] as const),
    ],
  },
  routes: { ...jsonRoutes, ...ownRoutes, ...feedRoutes },
} as const satisfies Capability
