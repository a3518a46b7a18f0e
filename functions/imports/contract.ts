import type { Capability } from '../../shared/http/contract.ts'

/** Calendars of other programs: the managers' desk and a command take them over. It answers nothing itself and needs no function. */
export const capability = {
  name: 'imports',
  about: 'Calendars of other programs, taken over',
  impact: 'Calendars of other programs cannot be taken over.',
  table: 'read-write',
  routes: {},
} as const satisfies Capability
