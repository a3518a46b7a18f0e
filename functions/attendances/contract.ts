import type { Capability } from '../../shared/http/contract.ts'
import de from './texts/problems.de.json' with { type: 'json' }
import en from './texts/problems.en.json' with { type: 'json' }

export const capability = {
  name: 'attendances',
  about: 'Coming along: places, waiting list, access data',
  impact: 'Nobody can say that they come.',
  table: 'read-write',
  problems: { name: 'attendances/problems', de, en },
  news: ['attendance', 'date-step'],
  routes: {},
} as const satisfies Capability
