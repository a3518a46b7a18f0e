import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Instant } from '../../../shared/time/civil.ts'
import { Conflict } from '../../rooms/schema.ts'
import { BlockRequest, BookingRequest } from '../schema.ts'
import {
  BlockView,
  BookingView,
  InHouse,
  managed,
  NewBookingView,
  NewTime,
  OfBooking,
  Reason,
  timeRefusals,
} from './parts.ts'

const booking = { status: 200, schema: BookingView } as const
const step = { method: 'POST', access: 'holder', params: OfBooking, answer: booking } as const
const refusals = [...managed, 'already-decided', 'changed-meanwhile'] as const

export const jsonRoutes = {
  requestBooking: {
    method: 'POST',
    path: '/api/houses/{house}/bookings',
    access: 'anyone',
    summary:
      'Asks for one or more rooms and holds them; 409 names what stands in the way and free slots near it.',
    params: InHouse,
    headers: z.object({ 'idempotency-key': z.optional(z.string().check(z.minLength(1), z.maxLength(200))) }),
    body: BookingRequest,
    answer: { status: 201, schema: NewBookingView },
    refusals: [...timeRefusals, 'not-found', 'not-allowed', 'too-many-requests', 'key-used-before'],
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
    summary: 'Says yes to an open request.',
    refusals: [...refusals, 'in-the-past'],
  },
  declineBooking: {
    ...step,
    path: '/api/bookings/{id}/decline',
    summary: 'Says no to an open request, with a reason for the contact.',
    body: z.object({ reason: Reason }),
    refusals,
  },
  cancelBooking: {
    ...step,
    path: '/api/bookings/{id}/cancel',
    summary: 'Gives the time back; by the contact or the manager.',
    body: z.object({ reason: z.optional(Reason) }),
    refusals: [...refusals, 'in-the-past'],
  },
  moveBooking: {
    ...step,
    path: '/api/bookings/{id}/move',
    summary: 'Other time or other rooms, claimed before the old ones are given back.',
    body: NewTime,
    refusals: [...refusals, ...timeRefusals, 'in-the-past'],
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
