import type { Capability } from '../../shared/http/contract.ts'
import de from './texts/problems.de.json' with { type: 'json' }
import en from './texts/problems.en.json' with { type: 'json' }

export const capability = {
  name: 'asks',
  about: 'Asking who has a date to share, swap or merge',
  impact: 'Nobody can ask a group for a part of its time.',
  table: 'read-write',
  problems: { name: 'asks/problems', de, en },
  news: ['ask'],
  routes: {},
} as const satisfies Capability
