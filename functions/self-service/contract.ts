import { labelOf } from '../../shared/catalogue.ts'
import type { Capability } from '../../shared/http/contract.ts'
import { askRoutes } from './contract/asks.ts'
import { bookingRoutes } from './contract/booking.ts'
import { findPath, findRoutes } from './contract/find.ts'
import { giveRoutes } from './contract/give.ts'
import { pulseRoutes } from './contract/pulse.ts'
import { placeRoutes } from './contract/place.ts'
import navigationDe from './texts/navigation.de.json' with { type: 'json' }
import navigationEn from './texts/navigation.en.json' with { type: 'json' }
import problemsDe from './texts/problems.de.json' with { type: 'json' }
import problemsEn from './texts/problems.en.json' with { type: 'json' }

const navigation = { name: 'self-service/navigation', de: navigationDe, en: navigationEn }

const label = labelOf(navigation, 'find')

export const capability = {
  name: 'self-service',
  about: 'What people do by the link they have',
  impact:
    'Nobody can look at their booking, prove their address, change it or cancel it by the link they have.',
  table: 'read-write',
  live: ['/bookings/*', '/queue/*', '/*/find'],
  navigation: [{ area: 'house-footer', place: 'find', path: findPath, rank: 10, label }],
  problems: { name: 'self-service/problems', de: problemsDe, en: problemsEn },
  routes: { ...bookingRoutes, ...findRoutes, ...giveRoutes, ...placeRoutes, ...askRoutes, ...pulseRoutes },
} as const satisfies Capability
