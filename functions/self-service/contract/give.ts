import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { Seen } from '../../bookings/contract/parts.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import { Contact } from '../../contacts/schema.ts'
import { ByToken, page } from '../../houses/contract/parts.ts'

/** A group, or somebody with an address. */
const GiveForm = z.object({ group: z.optional(Id), contact: z.optional(Contact) })

const refusals = ['not-found', 'not-allowed', 'gift-over'] as const
const linked = { access: 'holder', params: ByToken, answer: page } as const

export const giveRoutes = {
  giveBookingPage: {
    ...linked,
    method: 'GET',
    path: `${bookingPaths.own}/give`,
    summary: 'Form: to whom a booking shall be offered.',
    refusals: ['not-found', 'not-allowed'],
  },
  sendGive: {
    ...linked,
    method: 'POST',
    path: `${bookingPaths.own}/give`,
    limit: 'counted-in-the-write',
    summary: 'Offers a booking to a group or to somebody else.',
    body: GiveForm,
    refusals: ['not-found', 'not-allowed', 'cannot-be-given', 'in-the-past', 'too-many-requests'],
  },
  giftPage: {
    ...linked,
    method: 'GET',
    path: bookingPaths.gift,
    summary:
      'A booking that is offered: when and where, and whether they want it. Opening it says nothing yet.',
    refusals,
  },
  sendGift: {
    ...linked,
    method: 'POST',
    path: bookingPaths.gift,
    limit: 'needs-the-secret',
    summary: 'Takes it over, or not.',
    body: z.extend(Seen, { answer: z.enum(['yes', 'no']) }),
    refusals: [...refusals, 'cannot-be-given', 'over-limit', 'changed-meanwhile'],
  },
} as const satisfies Record<string, Route>
