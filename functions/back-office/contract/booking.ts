import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import { managed, ManagedById, page } from '../../houses/contract/parts.ts'
import { PulseForm } from '../../pulses/contract/json.ts'
import { timeRefusals } from '../../rooms/contract/refusals.ts'
import { Scope } from '../../bookings/schema/series.ts'
import { Details, Key, moveRefusals, NewTime, Reason, Seen } from '../../bookings/contract/parts.ts'

const of = { access: 'signed-in', answer: page, refusals: managed } as const
/** What was done a moment ago, to be said at the top of the page. */
const Done = z.optional(z.string().check(z.maxLength(20)))
const form = { ...of, method: 'GET', params: ManagedById } as const
const send = { ...of, method: 'POST', params: ManagedById } as const
/** Of a series, which date is looked at: the page then asks whether the step is for this one, all following, or all. */
const OfDate = z.object({ occurrence: z.optional(Key) })
const Meant = z.extend(Scope, Seen.shape)
const Why = z.extend(Meant, { chosen: z.optional(Reason), reason: z.optional(Reason) })

/** Another time: of a series for the dates in a scope, and whether dates may lose times of their own. */
export const MoveForm = z.extend(NewTime, {
  ...Meant.shape,
  /** Of a whole series: the date whose time the form showed. */
  shown: z.optional(Key),
  loseExceptions: z.optional(z.boolean()),
})

export const bookingRoutes = {
  managedBookingPage: {
    ...form,
    path: bookingPaths.managed,
    summary: 'A booking with its history and all that can be done.',
    /** One date of a series alone, if it is named. */
    query: z.extend(OfDate, { done: Done, meant: z.optional(z.enum(['following', 'all'])) }),
  },
  sendDecide: {
    ...send,
    path: `${bookingPaths.managed}/dates`,
    summary: 'Decides about the dates of a series one by one, in one submission: those ticked are approved.',
    body: z.object({
      ...Seen.shape,
      approve: z.optional(z.array(Key).check(z.maxLength(1000))),
      /** A reason of its own for a date, by its key. */
      own: z.optional(z.record(z.string(), z.optional(Reason))),
      chosen: z.optional(Reason),
      reason: z.optional(Reason),
    }),
    refusals: [...managed, 'already-decided', 'changed-meanwhile', 'room-taken', 'too-much-text'],
  },
  sendClaim: {
    ...send,
    path: `${bookingPaths.managed}/claim`,
    summary: 'Takes a date that the series was refused, now that it is free.',
    body: z.object({ occurrence: Key }),
    refusals: [...managed, ...timeRefusals, 'already-decided', 'in-the-past'],
  },
  approvePage: {
    ...form,
    path: `${bookingPaths.managed}/approve`,
    summary: 'Asks once more.',
    /** Of the row of an inbox the version that it showed. */
    query: z.extend(OfDate, Seen.shape),
  },
  sendApprove: {
    ...send,
    path: `${bookingPaths.managed}/approve`,
    summary: 'Approves: all, or the dates in a scope.',
    body: Meant,
  },
  declinePage: {
    ...form,
    path: `${bookingPaths.managed}/decline`,
    summary: 'Reasons to choose from, or free.',
    query: OfDate,
  },
  sendDecline: {
    ...send,
    path: `${bookingPaths.managed}/decline`,
    summary: 'Declines: all, or the dates in a scope.',
    body: Why,
  },
  managedCancelPage: {
    ...form,
    path: `${bookingPaths.managed}/cancel`,
    summary: 'Reason, and once more.',
    query: OfDate,
  },
  sendManagedCancel: {
    ...send,
    path: `${bookingPaths.managed}/cancel`,
    summary: 'Cancels with notice: all that is to come, or the dates in a scope.',
    body: Why,
  },
  managedMovePage: {
    ...form,
    path: `${bookingPaths.managed}/move`,
    summary: 'Form: another time, other rooms.',
    query: OfDate,
  },
  sendManagedMove: {
    ...send,
    path: `${bookingPaths.managed}/move`,
    summary: 'Moves.',
    body: MoveForm,
    refusals: [...managed, ...moveRefusals],
  },
  managedChangePage: {
    ...form,
    path: `${bookingPaths.managed}/change`,
    summary: 'Form: other words.',
    query: OfDate,
  },
  sendManagedChange: {
    ...send,
    path: `${bookingPaths.managed}/change`,
    summary: 'Changes.',
    body: z.extend(Details, { ...Meant.shape, shown: z.optional(Key) }),
    refusals: [...managed, 'too-much-text'],
  },
  askPage: { ...form, path: `${bookingPaths.managed}/ask`, summary: 'A question to the contact.' },
  sendAsk: {
    ...send,
    path: `${bookingPaths.managed}/ask`,
    summary: 'Asks.',
    body: z.object({ question: Reason }),
  },
  sendManagedPulse: {
    ...send,
    path: `${bookingPaths.managed}/pulse`,
    summary: 'Enters what somebody said on the telephone: whether they still meet.',
    body: PulseForm,
    refusals: [...managed, 'in-the-past', 'changed-meanwhile'],
  },
  sendTrust: {
    ...send,
    path: `${bookingPaths.managed}/trust`,
    summary: 'Trusts the contact, or no longer: rooms of the policy `trusted` are theirs at once.',
    body: z.object({ trusted: z.boolean() }),
  },
} as const satisfies Record<string, Route>
