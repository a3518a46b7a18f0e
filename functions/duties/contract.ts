import type { Capability } from '../../shared/http/contract.ts'
import { jsonRoutes } from './contract/json.ts'
import { pageRoutes } from './contract/pages.ts'
import { dutyPaths } from './contract/paths.ts'
import navigationDe from './texts/navigation.de.json' with { type: 'json' }
import navigationEn from './texts/navigation.en.json' with { type: 'json' }
import de from './texts/problems.de.json' with { type: 'json' }
import en from './texts/problems.en.json' with { type: 'json' }

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
      label: { de: navigationDe.duties, en: navigationEn.duties },
    },
  ],
  problems: { de, en },
  news: ['date-duties', 'key-step'],
  schedules: { settleDuties: { everyMinutes: 15 } },
  routes: { ...jsonRoutes, ...pageRoutes },
} as const satisfies Capability
