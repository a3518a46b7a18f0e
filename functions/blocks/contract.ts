import type { Capability } from '../../shared/http/contract.ts'

export const capability = {
  name: 'blocks',
  about: 'Blocked times and closures',
  impact: 'Nobody can block time or close the house.',
  table: 'read-write',
  routes: {},
} as const satisfies Capability
