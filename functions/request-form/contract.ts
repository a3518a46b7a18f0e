import { labelOf } from '../../shared/catalogue.ts'
import type { Capability } from '../../shared/http/contract.ts'
import { formRoutes } from './contract/booking.ts'
import { freeRoutes } from './contract/free.ts'
import { startRoutes } from './contract/start.ts'
import { queueRoutes } from './contract/queue.ts'
import { managePaths } from '../houses/contract.ts'
import { bookPath } from '../rooms/contract.ts'
import de from './texts/navigation.de.json' with { type: 'json' }
import en from './texts/navigation.en.json' with { type: 'json' }

const navigation = { name: 'request-form/navigation', de, en }

export const capability = {
  name: 'request-form',
  about: 'Asking for a room, on the web or for callers',
  impact: 'Nobody can ask for a room on the web, and callers cannot be entered.',
  table: 'read-write',
  live: ['/*/book', '/*/queue', '/*/start'],
  navigation: [
    { area: 'house', place: 'book', path: bookPath, rank: 20, label: labelOf(navigation, 'book') },
    { area: 'manage', place: 'book', path: managePaths.book, rank: 30, label: labelOf(navigation, 'enter') },
  ],
  routes: { ...formRoutes, ...freeRoutes, ...queueRoutes, ...startRoutes },
} as const satisfies Capability
