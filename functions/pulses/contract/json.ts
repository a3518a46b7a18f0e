import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { BookingView } from '../../bookings/contract/parts.ts'
import { ById, managed } from '../../houses/contract/parts.ts'

export const PulseForm = z.object({ answer: z.enum(['yes', 'no']), version: z.optional(z.int()) })

export const jsonRoutes = {
  answerPulse: {
    method: 'POST',
    path: '/api/pulses/{id}',
    access: 'holder',
    limit: 'needs-the-secret',
    summary:
      'Says whether those who hold a standing booking (`id`) still meet: any host, the contact, or the house for them.',
    params: ById,
    body: PulseForm,
    answer: { status: 200, schema: BookingView },
    refusals: [...managed, 'in-the-past', 'changed-meanwhile'],
  },
} as const satisfies Record<string, Route>
