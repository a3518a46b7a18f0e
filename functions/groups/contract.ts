import type { Capability } from '../../shared/http/contract.ts'
import { jsonRoutes } from './contract/json.ts'
import de from './texts/problems.de.json' with { type: 'json' }
import en from './texts/problems.en.json' with { type: 'json' }

export const capability = {
  name: 'groups',
  about: 'Groups, who is in them, and who hosts them',
  impact: 'Nobody can found or join a group, and groups without a host find nobody.',
  table: 'read-write',
  schedules: { settleGroups: { everyMinutes: 60 }, askToAgree: { everyMinutes: 10 } },
  problems: { name: 'groups/problems', de, en },
  news: ['group', 'group-member', 'group-letter'],
  routes: jsonRoutes,
} as const satisfies Capability
