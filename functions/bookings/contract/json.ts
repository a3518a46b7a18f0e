import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Instant, LocalDate } from '../../../shared/time/civil.ts'
import { Conflict } from '../../rooms/schema.ts'
import { BlockRequest, BookingRequest } from '../schema.ts'
import { Scope } from '../schema/series.ts'
import {
  BlockView,
  BookingView,
  DateDecisions,
  Details,
  InHouse,
  Key,
  Keys,
  managed,
  NewBookingView,
  NewTime,
  OfBooking,
  PreviewRequest,
  PreviewView,
  Reason,
  scopeRefusals,
  seriesRefusals,
  timeRefusals,
} from './parts.ts'

const booking = { status: 200, schema: BookingView } as const
const limit = 'needs-the-secret'
const step = { method: 'POST', access: 'holder', limit, params: OfBooking, answer: booking } as const
const refusals = [...managed, 'already-decided', 'changed-meanwhile'] as const

export const jsonRoutes = {
  requestBooking: {
    method: 'POST',
    path: '/api/houses/{house}/bookings',
    access: 'anyone',
    limit: 'counted-in-the-write',
    summary:
      'Asks for one or more rooms and holds them; 409 names what stands in the way and free slots near it.',
    params: InHouse,
    headers: z.object({ 'idempotency-key': z.optional(z.string().check(z.minLength(1), z.maxLength(200))) }),
    body: BookingRequest,
    answer: { status: 201, schema: NewBookingView },
    refusals: [...seriesRefusals, 'not-found', 'not-allowed', 'too-many-requests', 'key-used-before'],
  },
  previewBooking: {
    method: 'POST',
    path: '/api/houses/{house}/bookings/preview',
    access: 'anyone',
    limit: 'writes-nothing',
    summary:
      'What a request would meet, date by date, with free slots near what is taken; nothing is written.',
    params: InHouse,
    body: PreviewRequest,
    answer: { status: 200, schema: PreviewView },
    refusals: [...seriesRefusals, 'not-found'],
  },
  readBooking: {
    method: 'GET',
    path: '/api/bookings/{id}',
    access: 'holder',
    summary: 'A booking with its history, for its contact (manage token) or its manager.',
    params: OfBooking,
    answer: booking,
    refusals: managed,
  },
  approveBooking: {
    ...step,
    path: '/api/bookings/{id}/approve',
    summary: 'Says yes: to all dates, some, or those in a scope; also to a change that was asked for.',
    body: z.extend(Scope, { occurrences: z.optional(Keys), declineOthers: z.optional(Reason) }),
    refusals: [...refusals, ...scopeRefusals, 'room-taken', 'too-many-rivals'],
  },
  declineBooking: {
    ...step,
    path: '/api/bookings/{id}/decline',
    summary: 'Says no to an open request or some of its dates, with a reason for the contact.',
    body: z.extend(Scope, { reason: Reason }),
    refusals: [...refusals, ...scopeRefusals],
  },
  cancelBooking: {
    ...step,
    path: '/api/bookings/{id}/cancel',
    summary: 'Gives the time back; by the contact or the manager.',
    body: z.extend(Scope, { reason: z.optional(Reason) }),
    refusals: [...refusals, ...scopeRefusals],
  },
  decideDates: {
    ...step,
    path: '/api/bookings/{id}/decide',
    summary: 'Approves some dates and declines others, each with its reason, in one go and with one mail.',
    body: z.object({ dates: DateDecisions }),
    refusals: [...refusals, ...scopeRefusals, 'room-taken', 'too-many-rivals'],
  },
  changeBooking: {
    ...step,
    path: '/api/bookings/{id}/change',
    summary:
      'Other words, other heads, for all dates to come or some; more heads than were approved ask again.',
    body: z.extend(Details, Scope.shape),
    refusals: [...refusals, ...scopeRefusals, 'too-many-people'],
  },
  claimDate: {
    ...step,
    path: '/api/bookings/{id}/claim',
    summary: 'Takes a date that the series was refused, now that it is free.',
    body: z.object({ occurrence: Key }),
    refusals: [...refusals, ...scopeRefusals, ...timeRefusals],
  },
  extendBooking: {
    ...step,
    limit: 'counted-in-the-write',
    path: '/api/bookings/{id}/extend',
    summary: 'Goes on with a series: the new dates as a request of their own.',
    body: z.object({ until: LocalDate, mode: z.optional(z.enum(['all', 'free'])) }),
    answer: { status: 201, schema: NewBookingView },
    refusals: [...refusals, ...seriesRefusals, 'no-series', 'too-many-requests', 'key-used-before'],
  },
  moveBooking: {
    ...step,
    path: '/api/bookings/{id}/move',
    summary:
      'Other time or other rooms, claimed before the old ones are given back; in a series for the dates in a scope.',
    body: z.extend(NewTime, { ...Scope.shape, loseExceptions: z.optional(z.boolean()) }),
    refusals: [...refusals, ...timeRefusals, ...scopeRefusals, 'exceptions-lost'],
  },
  confirmBooking: {
    ...step,
    access: 'anyone',
    path: '/api/bookings/{id}/confirm',
    summary: 'Proves the e-mail address with the token out of the mail.',
    body: z.object({ token: z.string().check(z.minLength(1), z.maxLength(200)) }),
    refusals: ['not-allowed', 'not-found', 'already-decided'],
  },
  askContact: {
    ...step,
    path: '/api/bookings/{id}/ask',
    summary: 'Asks the contact something; the deadline goes on.',
    body: z.object({ question: Reason }),
    refusals,
  },
  readInbox: {
    method: 'GET',
    path: '/api/houses/{house}/inbox',
    access: 'signed-in',
    summary: 'Open requests, oldest first, with what they would meet.',
    params: InHouse,
    answer: {
      status: 200,
      schema: z.object({
        requests: z.array(
          z.extend(BookingView, {
            deadline: z.optional(Instant),
            proved: z.boolean(),
            collisions: z.array(Conflict),
            closed: z.boolean(),
          }),
        ),
      }),
    },
    refusals: managed,
  },
  createBlock: {
    method: 'POST',
    path: '/api/houses/{house}/blocks',
    access: 'signed-in',
    summary: 'Time that nobody can book: hours, whole days, or a span of days (the last one included).',
    params: InHouse,
    body: BlockRequest,
    answer: { status: 201, schema: BlockView },
    refusals: [...managed, 'room-taken', 'unknown-room', 'too-long', 'too-soon', 'time-does-not-exist'],
  },
  removeBlock: {
    method: 'DELETE',
    path: '/api/blocks/{id}',
    access: 'signed-in',
    summary: 'Takes a block away.',
    params: OfBooking,
    answer: { status: 204 },
    refusals: [...managed, 'in-the-past'],
  },
} as const satisfies Record<string, Route>
