import type { Capability } from '../../shared/http/contract.ts'
import { jsonRoutes } from './contract/json.ts'
import de from './texts/problems.de.json' with { type: 'json' }
import en from './texts/problems.en.json' with { type: 'json' }

export const capability = {
  name: 'meetings',
  about: 'What others may come to: words, dates, programme',
  impact: 'Programs cannot read the programme, and nobody can found or change an open meeting.',
  table: 'read-write',
  problems: { de, en },
  news: ['meeting'],
  routes: jsonRoutes,
} as const satisfies Capability
