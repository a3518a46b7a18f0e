import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { LocalDate } from '../../../shared/time/civil.ts'
import { managePaths } from '../../houses/contract.ts'
import { BookingId } from '../schema.ts'
import { AffectedDate, Closure, ClosureRequest } from '../schema/closure.ts'
import { BookingView, ByToken, InHouse, Key, managed, OfBooking, OfManaged, page } from './parts.ts'

const closing = [
  ...managed,
  'unknown-room',
  'too-long',
  'too-soon',
  'time-does-not-exist',
  'changed-meanwhile',
] as const

/** Who loses which date; without an id nothing was written. */
const ClosureView = z.extend(
  z.pick(z.partial(Closure), { id: true, house: true, rooms: true, state: true, undoUntil: true }),
  {
    affected: z.array(
      z.object({ booking: BookingId, occurrence: z.string(), offered: AffectedDate.shape.offered }),
    ),
  },
)

const Time = z.optional(z.string().check(z.maxLength(5)))

/** The request as a form has it: a date and a time of each end; sent twice, the second time `sure`. */
const ClosureForm = z.extend(z.omit(ClosureRequest, { from: true, to: true, dryRun: true }), {
  fromDate: LocalDate,
  fromTime: Time,
  toDate: z.optional(LocalDate),
  toTime: Time,
  sure: z.boolean(),
  /** So that a double click is one closure. */
  key: z.optional(BookingId),
})

const pageOf = { access: 'signed-in', params: OfManaged, answer: page, refusals: managed } as const

export const closureRoutes = {
  createClosure: {
    method: 'POST',
    path: '/api/houses/{house}/closures',
    access: 'signed-in',
    summary:
      'Closes the house or some rooms: bookings are cancelled, or offered another time that is held. `dryRun` only tells who is affected.',
    params: InHouse,
    body: ClosureRequest,
    answer: { status: 201, schema: ClosureView },
    refusals: closing,
  },
  undoClosure: {
    method: 'DELETE',
    path: '/api/closures/{id}',
    access: 'signed-in',
    summary: 'Takes a closure back, within an hour: everybody has again what they had.',
    params: OfBooking,
    answer: { status: 204 },
    refusals: [...managed, 'too-late', 'changed-meanwhile'],
  },
  answerOffer: {
    method: 'POST',
    path: '/api/bookings/{id}/offer',
    access: 'holder',
    limit: 'needs-the-secret',
    summary: 'Takes the other time that a closing house holds for a lost date, or gives it up.',
    params: OfBooking,
    body: z.object({ occurrence: Key, accept: z.boolean() }),
    answer: { status: 200, schema: BookingView },
    refusals: [...managed, 'unknown-date', 'offer-over', 'changed-meanwhile'],
  },
} as const satisfies Record<string, Route>

export const closurePages = {
  closurePage: {
    ...pageOf,
    method: 'GET',
    path: managePaths.close,
    summary: 'Form: close the house.',
    params: InHouse,
  },
  sendClosure: {
    ...pageOf,
    method: 'POST',
    path: managePaths.close,
    summary: 'Lists who is affected; sent once more with `sure`, it closes.',
    params: InHouse,
    body: ClosureForm,
    refusals: closing,
  },
  closedPage: {
    ...pageOf,
    method: 'GET',
    path: '/manage/{house}/closures/{id}',
    summary: 'A closure: what became of whom, and for an hour the button that takes it back.',
    query: z.object({ done: z.optional(z.string().check(z.maxLength(20))) }),
  },
  sendUndoClosure: {
    ...pageOf,
    method: 'POST',
    path: '/manage/{house}/closures/{id}/undo',
    summary: 'Takes the closure back.',
    refusals: [...managed, 'too-late', 'changed-meanwhile'],
  },
  sendReopen: {
    ...pageOf,
    method: 'POST',
    path: '/manage/{house}/closures/{id}/reopen',
    summary: 'Opens again what is still to come; who was cancelled stays so.',
    refusals: [...managed, 'in-the-past'],
  },
  sendOffer: {
    method: 'POST',
    access: 'holder',
    limit: 'needs-the-secret',
    path: '/bookings/{id}/{token}/offer',
    summary: 'Takes the other time that is held for a lost date, or gives it up.',
    params: ByToken,
    body: z.object({ occurrence: Key, accept: z.boolean() }),
    answer: page,
    refusals: ['not-found', 'not-allowed', 'offer-over'],
  },
} as const satisfies Record<string, Route>
