import type { Capability } from '../../shared/http/contract.ts'
import { bookingRoutes } from './contract/booking.ts'
import { deskPages, deskRoutes } from './contract/desk.ts'
import { managePaths } from '../houses/contract.ts'
import de from './texts/navigation.de.json' with { type: 'json' }
import en from './texts/navigation.en.json' with { type: 'json' }

export const capability = {
  name: 'back-office',
  impact: 'Those who run a house see neither requests nor calendar, and cannot decide on their pages.',
  table: 'read-write',
  navigation: [
    {
      area: 'manage',
      place: 'inbox',
      path: managePaths.inbox,
      rank: 10,
      label: { de: de.inbox, en: en.inbox },
    },
    {
      area: 'manage',
      place: 'calendar',
      path: managePaths.calendar,
      rank: 20,
      label: { de: de.calendar, en: en.calendar },
    },
  ],
  routes: { ...deskRoutes, ...deskPages, ...bookingRoutes },
} as const satisfies Capability
