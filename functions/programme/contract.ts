import { labelOf } from '../../shared/catalogue.ts'
import type { Capability } from '../../shared/http/contract.ts'
import { housePath } from '../houses/contract.ts'
import { meetingPaths } from '../meetings/contract/paths.ts'
import { comingRoutes } from './contract/coming.ts'
import { pageRoutes } from './contract/pages.ts'
import de from './texts/navigation.de.json' with { type: 'json' }
import en from './texts/navigation.en.json' with { type: 'json' }
import problemsDe from './texts/problems.de.json' with { type: 'json' }
import problemsEn from './texts/problems.en.json' with { type: 'json' }

const navigation = { name: 'programme/navigation', de, en }

export const capability = {
  name: 'programme',
  about: 'The house and its programme, as neighbours see it',
  impact: 'Nobody sees what is on, and nobody can say on the web that they come.',
  table: 'read-write',
  navigation: [
    {
      area: 'house',
      place: 'programme',
      path: meetingPaths.programme,
      rank: 5,
      label: labelOf(navigation, 'programme'),
    },
    {
      area: 'house-footer',
      place: 'wall',
      path: meetingPaths.wall,
      rank: 20,
      label: labelOf(navigation, 'wall'),
    },
    {
      area: 'manage-footer',
      place: 'house',
      path: housePath,
      rank: 10,
      label: labelOf(navigation, 'publicPages'),
    },
  ],
  problems: { name: 'programme/problems', de: problemsDe, en: problemsEn },
  live: ['/coming/*', '/*/come', '/*/code', '/*/duty', '/*/follow', '/*/wish'],
  routes: { ...pageRoutes, ...comingRoutes },
} as const satisfies Capability
