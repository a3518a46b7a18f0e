import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { accepting } from '../../bookings/contract/json.ts'
import { ByToken, page } from '../../houses/contract/parts.ts'
import { queuePaths } from '../../waitlist/contract.ts'

const Done = z.object({ done: z.optional(z.string().check(z.maxLength(20))) })
const linked = ['not-found', 'not-allowed'] as const

export const placeRoutes = {
  placePage: {
    method: 'GET',
    path: queuePaths.place,
    access: 'holder',
    summary: 'A place in the queue: where it stands, and what is held for it.',
    params: ByToken,
    query: Done,
    answer: page,
    refusals: linked,
  },
  sendPlaceStep: {
    method: 'POST',
    path: queuePaths.place,
    access: 'holder',
    limit: 'counted-in-the-write',
    summary: 'Proves the address, takes what is offered, or leaves the queue.',
    params: ByToken,
    body: z.object({ step: z.enum(['prove', 'accept', 'leave']) }),
    answer: page,
    refusals: [...linked, ...accepting, 'too-many-requests'],
  },
} as const satisfies Record<string, Route>
