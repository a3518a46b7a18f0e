import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { managePaths } from '../../houses/contract.ts'
import { LocalDate } from '../../../shared/time/civil.ts'
import { InHouse, managed, ManagedById, page } from '../../houses/contract/parts.ts'
import { timeRefusals } from '../../rooms/contract/refusals.ts'
import { BlockRequest } from '../schema.ts'
import { BookingForm, Prefilled } from './public-pages.ts'
import { Scope } from '../schema/series.ts'
import { Details, Key, NewTime, Reason, seriesRefusals } from './parts.ts'

const of = { access: 'signed-in', answer: page, refusals: managed } as const
/** What was done a moment ago, to be said at the top of the page. */
const Done = z.optional(z.string().check(z.maxLength(20)))
const inHouse = { ...of, method: 'GET', params: InHouse } as const
const form = { ...of, method: 'GET', params: ManagedById } as const
const send = { ...of, method: 'POST', params: ManagedById } as const
/** Of a series, which date is looked at: the page then asks whether the step is for this one, all following, or all. */
const OfDate = z.object({ occurrence: z.optional(Key) })
const Why = z.extend(Scope, { chosen: z.optional(Reason), reason: z.optional(Reason) })

/** Another time: of a series for the dates in a scope, and whether dates may lose times of their own. */
export const MoveForm = z.extend(NewTime, { ...Scope.shape, loseExceptions: z.optional(z.boolean()) })

export const managePages = {
  inboxPage: {
    ...inHouse,
    path: managePaths.inbox,
    summary: 'The inbox: open requests, oldest first.',
    /** What was done a moment ago, to which booking. */
    query: z.object({ done: Done, booking: z.optional(z.string().check(z.maxLength(12))) }),
  },
  calendarPage: {
    ...inHouse,
    path: managePaths.calendar,
    summary: 'All rooms side by side, a day or a week.',
    query: z.object({ date: z.optional(LocalDate), view: z.optional(z.enum(['day', 'week'])) }),
  },
  findByCodePage: {
    ...inHouse,
    path: '/manage/{house}/find',
    summary: 'Finds a booking by the code said on the phone.',
    query: z.object({ code: z.optional(z.string().check(z.maxLength(80))) }),
  },
  enterBookingPage: {
    ...inHouse,
    path: managePaths.book,
    summary: 'The form for a caller: no e-mail needed, approved at once if wished.',
    query: Prefilled,
  },
  enterBooking: {
    ...of,
    method: 'POST',
    path: managePaths.book,
    summary: 'Enters a caller’s booking.',
    params: InHouse,
    body: BookingForm,
    refusals: [...managed, ...seriesRefusals],
  },
  managedBookingPage: {
    ...form,
    path: '/manage/{house}/bookings/{id}',
    summary: 'A booking with its history and all that can be done.',
    /** One date of a series alone, if it is named. */
    query: z.extend(OfDate, { done: Done }),
  },
  sendDecide: {
    ...send,
    path: '/manage/{house}/bookings/{id}/dates',
    summary: 'Decides about the dates of a series one by one, in one submission: those ticked are approved.',
    body: z.object({
      /** Of the booking as the form showed it: nobody declines what came later by not ticking it. */
      version: z.int(),
      approve: z.optional(z.array(Key).check(z.maxLength(1000))),
      /** A reason of its own for a date, by its key. */
      own: z.optional(z.record(z.string(), z.optional(Reason))),
      chosen: z.optional(Reason),
      reason: z.optional(Reason),
    }),
    refusals: [...managed, 'already-decided', 'changed-meanwhile', 'room-taken'],
  },
  sendClaim: {
    ...send,
    path: '/manage/{house}/bookings/{id}/claim',
    summary: 'Takes a date that the series was refused, now that it is free.',
    body: z.object({ occurrence: Key }),
    refusals: [...managed, ...timeRefusals, 'already-decided', 'in-the-past'],
  },
  approvePage: {
    ...form,
    path: '/manage/{house}/bookings/{id}/approve',
    summary: 'Asks once more.',
    query: OfDate,
  },
  sendApprove: {
    ...send,
    path: '/manage/{house}/bookings/{id}/approve',
    summary: 'Approves: all, or the dates in a scope.',
    body: Scope,
  },
  declinePage: {
    ...form,
    path: '/manage/{house}/bookings/{id}/decline',
    summary: 'Reasons to choose from, or free.',
    query: OfDate,
  },
  sendDecline: {
    ...send,
    path: '/manage/{house}/bookings/{id}/decline',
    summary: 'Declines: all, or the dates in a scope.',
    body: Why,
  },
  managedCancelPage: {
    ...form,
    path: '/manage/{house}/bookings/{id}/cancel',
    summary: 'Reason, and once more.',
    query: OfDate,
  },
  sendManagedCancel: {
    ...send,
    path: '/manage/{house}/bookings/{id}/cancel',
    summary: 'Cancels with notice: all that is to come, or the dates in a scope.',
    body: Why,
  },
  managedMovePage: {
    ...form,
    path: '/manage/{house}/bookings/{id}/move',
    summary: 'Form: another time, other rooms.',
    query: OfDate,
  },
  sendManagedMove: {
    ...send,
    path: '/manage/{house}/bookings/{id}/move',
    summary: 'Moves.',
    body: MoveForm,
    refusals: [...managed, ...timeRefusals, 'exceptions-lost'],
  },
  managedChangePage: {
    ...form,
    path: '/manage/{house}/bookings/{id}/change',
    summary: 'Form: other words.',
    query: OfDate,
  },
  sendManagedChange: {
    ...send,
    path: '/manage/{house}/bookings/{id}/change',
    summary: 'Changes.',
    body: z.extend(Details, Scope.shape),
  },
  askPage: { ...form, path: '/manage/{house}/bookings/{id}/ask', summary: 'A question to the contact.' },
  sendAsk: {
    ...send,
    path: '/manage/{house}/bookings/{id}/ask',
    summary: 'Asks.',
    body: z.object({ question: Reason }),
  },
  sendTrust: {
    ...send,
    path: '/manage/{house}/bookings/{id}/trust',
    summary: 'Trusts the contact, or no longer: rooms of the policy `trusted` are theirs at once.',
    body: z.object({ trusted: z.boolean() }),
  },
  blockPage: {
    ...inHouse,
    path: managePaths.block,
    summary: 'Form: block time.',
    query: z.extend(Prefilled, { done: Done }),
  },
  sendBlock: {
    ...of,
    method: 'POST',
    path: managePaths.block,
    summary: 'Blocks; bookings in the way are listed first, to leave or to cancel.',
    params: InHouse,
    body: z.extend(z.omit(BlockRequest, { from: true, to: true }), {
      fromDate: LocalDate,
      fromTime: z.optional(z.string().check(z.maxLength(5))),
      toDate: z.optional(LocalDate),
      toTime: z.optional(z.string().check(z.maxLength(5))),
    }),
    refusals: [...managed, 'room-taken', 'too-long', 'too-soon'],
  },
  blockedPage: {
    ...form,
    path: '/manage/{house}/blocks/{id}',
    summary: 'A block, and the button that takes it away.',
    query: z.object({ done: Done }),
  },
  sendUnblock: { ...send, path: '/manage/{house}/blocks/{id}/remove', summary: 'Takes the block away.' },
} as const satisfies Record<string, Route>
