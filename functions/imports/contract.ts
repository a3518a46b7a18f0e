import type { Capability } from '../../shared/http/contract.ts'
import de from './texts/problems.de.json' with { type: 'json' }
import en from './texts/problems.en.json' with { type: 'json' }

/** Calendars of other programs: the managers' desk and a command take them over. What the page cannot end goes on here. */
export const capability = {
  name: 'imports',
  about: 'Calendars of other programs, taken over',
  impact: 'Long calendars of other programs are not taken over to their end.',
  table: 'read-write',
  schedules: { settleImports: { everyMinutes: 1 } },
  problems: { name: 'imports/problems', de, en },
  news: ['import-run'],
  routes: {},
} as const satisfies Capability
