import type { Capability } from '../../shared/http/contract.ts'
import de from './texts/problems.de.json' with { type: 'json' }
import en from './texts/problems.en.json' with { type: 'json' }

export const capability = {
  name: 'meetings',
  about: 'What others may come to: words, dates, programme',
  impact: 'What others may come to is not to be had.',
  table: 'read-write',
  problems: { name: 'meetings/problems', de, en },
  news: ['meeting'],
  routes: {},
} as const satisfies Capability
