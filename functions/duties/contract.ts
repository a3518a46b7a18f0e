import { labelOf } from '../../shared/catalogue.ts'
import type { Capability } from '../../shared/http/contract.ts'
import { pageRoutes } from './contract/pages.ts'
import { dutyPaths } from './contract/paths.ts'
import navigationDe from './texts/navigation.de.json' with { type: 'json' }
import navigationEn from './texts/navigation.en.json' with { type: 'json' }
import de from './texts/problems.de.json' with { type: 'json' }
import en from './texts/problems.en.json' with { type: 'json' }

const navigation = { name: 'duties/navigation', de: navigationDe, en: navigationEn }

export const capability = {
  name: 'duties',
  about: 'Who opens, who makes tea, and how many came',
  impact: 'Nobody can take a duty, nobody is asked for the key, and visitors are not counted.',
  table: 'read-write',
  navigation: [
    {
      area: 'manage',
      place: 'duties',
      path: dutyPaths.settings,
      rank: 45,
      label: labelOf(navigation, 'duties'),
    },
  ],
  problems: { name: 'duties/problems', de, en },
  live: ['/duties/*'],
  news: ['date-duties', 'key-step'],
  routes: pageRoutes,
} as const satisfies Capability
