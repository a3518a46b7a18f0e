import { labelOf } from '../../shared/catalogue.ts'
import type { Capability } from '../../shared/http/contract.ts'
import { groupPaths } from '../groups/contract/paths.ts'
import { pageRoutes } from './contract/pages.ts'
import de from './texts/navigation.de.json' with { type: 'json' }
import en from './texts/navigation.en.json' with { type: 'json' }

const navigation = { name: 'group-pages/navigation', de, en }

export const capability = {
  name: 'group-pages',
  about: 'Groups as neighbours and their own people see them',
  impact: 'Nobody sees the groups of a house, founds one, joins one, or does anything for theirs.',
  table: 'read-write',
  live: ['/*/groups/new', '/*/groups/*/join', '/*/groups/*/*/*'],
  navigation: [
    { area: 'house', place: 'groups', path: groupPaths.list, rank: 15, label: labelOf(navigation, 'groups') },
  ],
  routes: pageRoutes,
} as const satisfies Capability
