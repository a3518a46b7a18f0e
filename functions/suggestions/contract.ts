import type { Capability } from '../../shared/http/contract.ts'
import de from './texts/problems.de.json' with { type: 'json' }
import en from './texts/problems.en.json' with { type: 'json' }

export const capability = {
  name: 'suggestions',
  about: 'What people wish for an evening',
  impact: 'Nobody can hand in what they wish for an evening.',
  table: 'read-write',
  problems: { name: 'suggestions/problems', de, en },
  routes: {},
} as const satisfies Capability
