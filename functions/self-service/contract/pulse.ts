import type { Route } from '../../../shared/http/contract.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import { ByToken, page } from '../../houses/contract/parts.ts'
import { PulseForm } from '../../pulses/contract/json.ts'

export const pulseRoutes = {
  sendPulse: {
    method: 'POST',
    access: 'holder',
    params: ByToken,
    answer: page,
    path: `${bookingPaths.own}/pulse`,
    limit: 'needs-the-secret',
    summary: 'Says whether they still meet.',
    body: PulseForm,
    refusals: ['not-found', 'not-allowed', 'in-the-past', 'changed-meanwhile'],
  },
} as const satisfies Record<string, Route>
