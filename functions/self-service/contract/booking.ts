import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { LocalDate } from '../../../shared/time/civil.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import { ByToken, page } from '../../houses/contract/parts.ts'
import { timeRefusals } from '../../rooms/contract/refusals.ts'
import { Scope } from '../../bookings/schema/series.ts'
import {
  Details,
  Key,
  Keys,
  NewTime,
  Reason,
  boundRefusals,
  moveRefusals,
  scopeRefusals,
  Seen,
  seriesRefusals,
} from '../../bookings/contract/parts.ts'

const linked = ['not-found', 'not-allowed'] as const
const form = { method: 'GET', access: 'holder', params: ByToken, answer: page, refusals: linked } as const
const send = { ...form, method: 'POST', limit: 'needs-the-secret' } as const

/** Which date of a series a page is about; what is no date's key is none. */
const OfDate = z.object({ occurrence: z.optional(z.string().check(z.maxLength(40))) })

const Meant = z.extend(Scope, Seen.shape)

/**
 * A new time, for which dates, and, once it was told which dates lose a time of their own by it: that this is wanted (`lose`,
 * the scope it was told for), and which these were (`told`).
 */
export const MoveForm = z.extend(NewTime, {
  ...Meant.shape,
  lose: z.optional(z.enum(['this', 'following', 'all'])),
  told: z.optional(Keys),
})

export const bookingRoutes = {
  bookingPage: {
    ...form,
    path: bookingPaths.own,
    summary: 'Where a booking stands, and what its contact can do with it.',
    query: z.object({
      done: z.optional(z.string().check(z.maxLength(20))),
      meant: z.optional(z.enum(['following', 'all'])),
    }),
  },
  proofBookingPage: {
    ...form,
    access: 'anyone',
    path: bookingPaths.proof,
    summary: 'The link of the first mail: asks whether the address is theirs; opening it proves nothing.',
  },
  sendBookingProof: {
    ...send,
    access: 'anyone',
    path: bookingPaths.proof,
    limit: 'counted-in-the-write',
    summary: 'Proves the address and leads on to the booking.',
    refusals: [...linked, 'too-many-requests'],
  },
  moveBookingPage: {
    ...form,
    path: `${bookingPaths.own}/move`,
    summary: 'Form: another time, other rooms; of a series for one date or more.',
    query: OfDate,
  },
  sendMove: {
    ...send,
    limit: 'counted-in-the-write',
    path: `${bookingPaths.own}/move`,
    summary: 'Moves.',
    body: MoveForm,
    refusals: [...linked, ...moveRefusals, 'changed-meanwhile'],
  },
  changeBookingPage: {
    ...form,
    path: `${bookingPaths.own}/change`,
    summary: 'Form: other words, other heads.',
    query: OfDate,
  },
  sendChange: {
    ...send,
    limit: 'counted-in-the-write',
    path: `${bookingPaths.own}/change`,
    summary: 'Changes.',
    body: z.extend(Details, Meant.shape),
    refusals: [...linked, ...scopeRefusals, ...boundRefusals, 'changed-meanwhile'],
  },
  cancelBookingPage: {
    ...form,
    path: `${bookingPaths.own}/cancel`,
    summary: 'Asks once more before cancelling.',
    query: OfDate,
  },
  sendCancel: {
    ...send,
    path: `${bookingPaths.own}/cancel`,
    summary: 'Cancels.',
    body: z.extend(Meant, { reason: z.optional(Reason) }),
    refusals: [...linked, ...scopeRefusals, 'changed-meanwhile'],
  },
  takeDate: {
    ...send,
    limit: 'counted-in-the-write',
    path: `${bookingPaths.own}/claim`,
    summary: 'Takes a date that the series was refused, now that it is free.',
    body: z.object({ occurrence: Key }),
    refusals: [...linked, ...timeRefusals, 'already-decided', ...scopeRefusals, ...boundRefusals],
  },
  extendBookingPage: {
    ...form,
    path: `${bookingPaths.own}/extend`,
    summary: 'Form: until when a series shall go on.',
  },
  sendExtend: {
    ...send,
    limit: 'counted-in-the-write',
    path: `${bookingPaths.own}/extend`,
    summary: 'Asks for the further dates of a series, as a request of its own.',
    body: z.object({ until: LocalDate }),
    refusals: [
      ...linked,
      ...seriesRefusals,
      'no-series',
      'no-rule',
      'date-exists',
      'too-many-bookings',
      'too-many-requests',
      'key-used-before',
    ],
  },
  bookingCalendar: {
    ...form,
    path: `${bookingPaths.own}/calendar.ics`,
    summary:
      'The approved dates of a booking as a calendar file; once all of it is cancelled, what takes them out again.',
    answer: { status: 200, contentType: 'text/calendar' },
  },
  sendAnswer: {
    ...send,
    path: `${bookingPaths.own}/answer`,
    summary: 'Answers a question of the manager.',
    body: z.object({ answer: Reason }),
    refusals: [...linked, 'nothing-asked', 'too-much-text'],
  },
  sendOffer: {
    method: 'POST',
    access: 'holder',
    limit: 'needs-the-secret',
    path: `${bookingPaths.own}/offer`,
    summary: 'Takes the other time that is held for a lost date, or gives it up.',
    params: ByToken,
    body: z.extend(Seen, { occurrence: Key, accept: z.boolean() }),
    answer: page,
    refusals: ['not-found', 'not-allowed', 'offer-over', 'changed-meanwhile'],
  },
} as const satisfies Record<string, Route>
