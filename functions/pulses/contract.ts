import type { Capability } from '../../shared/http/contract.ts'

export const capability = {
  name: 'pulses',
  about: 'Whether those who hold a standing booking still meet',
  impact: 'Nobody is asked whether they still meet, and time that nobody uses stays taken.',
  table: 'read-write',
  routes: {},
} as const satisfies Capability
