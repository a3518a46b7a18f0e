import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { LocalDate } from '../../../shared/time/civil.ts'
import { bookPath } from '../../rooms/contract.ts'
import { BookingRequest } from '../schema.ts'
import { Scope } from '../schema/series.ts'
import {
  ByToken,
  Details,
  InHouse,
  Key,
  Keys,
  NewTime,
  page,
  Reason,
  scopeRefusals,
  seriesRefusals,
  timeRefusals,
} from './parts.ts'

const linked = ['not-found', 'not-allowed'] as const
const form = { method: 'GET', access: 'holder', params: ByToken, answer: page, refusals: linked } as const
const send = { ...form, method: 'POST', limit: 'needs-the-secret' } as const

/** What the form may come prefilled with, from a free slot on another page. */
export const Prefilled = z.object({
  rooms: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(10))),
  date: z.optional(z.string().check(z.maxLength(10))),
  from: z.optional(z.string().check(z.maxLength(5))),
  to: z.optional(z.string().check(z.maxLength(5))),
})

const Word = z.optional(z.string().check(z.maxLength(20)))
const Words = z.optional(z.array(z.string().check(z.maxLength(20))).check(z.maxLength(10)))

/** The neighbours' form may come with a repetition too, when its language is changed. */
const PrefilledBooking = z.extend(Prefilled, {
  repeat: z.optional(
    z.object({
      every: Word,
      interval: Word,
      weekdays: Words,
      monthly: Word,
      until: Word,
      count: Word,
      skip: Words,
      mode: Word,
    }),
  ),
})

/** Which date of a series a page is about; what is no date's key is none. */
const OfDate = z.object({ occurrence: z.optional(z.string().check(z.maxLength(40))) })

/**
 * A new time, for which dates, and, once it was told which dates lose a time of their own by it: that this is wanted (`lose`,
 * the scope it was told for), and which these were (`told`).
 */
export const MoveForm = z.extend(NewTime, {
  ...Scope.shape,
  lose: z.optional(z.enum(['this', 'following', 'all'])),
  told: z.optional(Keys),
})

/** The form carries a key, so that a double click or a repeated POST is one booking. */
export const BookingForm = z.extend(BookingRequest, { key: z.optional(z.string().check(z.maxLength(40))) })

export const publicPages = {
  bookPage: {
    method: 'GET',
    path: bookPath,
    access: 'anyone',
    summary: 'The form that asks for rooms.',
    params: InHouse,
    query: PrefilledBooking,
    answer: page,
    refusals: ['not-found'],
  },
  sendBooking: {
    method: 'POST',
    path: bookPath,
    access: 'anyone',
    limit: 'counted-in-the-write',
    summary:
      'Asks for rooms; a taken slot comes back as the filled form with free slots to choose, a series with all its dates.',
    params: InHouse,
    body: BookingForm,
    answer: page,
    refusals: [...seriesRefusals, 'not-found', 'too-many-requests', 'key-used-before'],
  },
  bookingPage: {
    ...form,
    path: '/bookings/{id}/{token}',
    summary: 'Where a booking stands, and what its contact can do with it.',
    query: z.object({ done: z.optional(z.string().check(z.maxLength(20))) }),
  },
  proveAddress: {
    ...form,
    access: 'anyone',
    limit: 'needs-the-secret',
    path: '/bookings/{id}/proof/{token}',
    summary: 'The link of the first mail: proves the address with one click and leads on to the booking.',
    refusals: ['not-found', 'not-allowed', 'already-decided'],
  },
  moveBookingPage: {
    ...form,
    path: '/bookings/{id}/{token}/move',
    summary: 'Form: another time, other rooms; of a series for one date or more.',
    query: OfDate,
  },
  sendMove: {
    ...send,
    path: '/bookings/{id}/{token}/move',
    summary: 'Moves.',
    body: MoveForm,
    refusals: [...linked, ...timeRefusals, ...scopeRefusals, 'exceptions-lost'],
  },
  changeBookingPage: {
    ...form,
    path: '/bookings/{id}/{token}/change',
    summary: 'Form: other words, other heads.',
    query: OfDate,
  },
  sendChange: {
    ...send,
    path: '/bookings/{id}/{token}/change',
    summary: 'Changes.',
    body: z.extend(Details, Scope.shape),
    refusals: [...linked, ...scopeRefusals],
  },
  cancelBookingPage: {
    ...form,
    path: '/bookings/{id}/{token}/cancel',
    summary: 'Asks once more before cancelling.',
    query: OfDate,
  },
  sendCancel: {
    ...send,
    path: '/bookings/{id}/{token}/cancel',
    summary: 'Cancels.',
    body: z.object({ reason: z.optional(Reason), ...Scope.shape }),
    refusals: [...linked, ...scopeRefusals],
  },
  takeDate: {
    ...send,
    path: '/bookings/{id}/{token}/claim',
    summary: 'Takes a date that the series was refused, now that it is free.',
    body: z.object({ occurrence: Key }),
    refusals: [...linked, ...timeRefusals, 'already-decided', ...scopeRefusals],
  },
  extendBookingPage: {
    ...form,
    path: '/bookings/{id}/{token}/extend',
    summary: 'Form: until when a series shall go on.',
  },
  sendExtend: {
    ...send,
    limit: 'counted-in-the-write',
    path: '/bookings/{id}/{token}/extend',
    summary: 'Asks for the further dates of a series, as a request of its own.',
    body: z.object({ until: LocalDate }),
    refusals: [...linked, ...seriesRefusals, 'no-series', 'too-many-requests', 'key-used-before'],
  },
  bookingCalendar: {
    ...form,
    path: '/bookings/{id}/{token}/calendar.ics',
    summary: 'The approved dates of a booking as a calendar file.',
    answer: { status: 200, contentType: 'text/calendar' },
  },
  sendAnswer: {
    ...send,
    path: '/bookings/{id}/{token}/answer',
    summary: 'Answers a question of the manager.',
    body: z.object({ answer: Reason }),
  },
} as const satisfies Record<string, Route>
