import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Language } from '../../../shared/language.ts'
import { LocalDate } from '../../../shared/time/civil.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { RequestDetails } from '../../contacts/schema.ts'
import { ById, InHouse, managed, Repeatable } from '../../houses/contract/parts.ts'
import { timeRefusals } from '../../rooms/contract/refusals.ts'
import { PlaceView } from '../../waitlist/contract.ts'
import { BookingState } from '../schema/occurrence.ts'
import { Scope } from '../schema/series.ts'
import {
  AskedBooking,
  BookingView,
  boundRefusals,
  DateDecisions,
  Details,
  Key,
  Keys,
  NewBookingView,
  NewTime,
  PreviewRequest,
  PreviewView,
  Reason,
  moveRefusals,
  scopeRefusals,
  Seen,
  seriesRefusals,
} from './parts.ts'

const booking = { status: 200, schema: BookingView } as const
const limit = 'needs-the-secret'
const step = { method: 'POST', access: 'holder', limit, params: ById, answer: booking } as const
const refusals = [...managed, 'already-decided', 'changed-meanwhile'] as const

/** The booking that was made of a place: the only time that its token is told. */
export const AcceptedPlaceView = z.extend(PlaceView, {
  bookingState: BookingState,
  manageToken: z.string(),
  manageUrl: z.string(),
})

/** What taking an offered slot may be refused with. */
export const accepting = [
  'not-offered',
  'offer-over',
  'already-decided',
  'changed-meanwhile',
  'room-taken',
  'over-limit',
  'too-many-people',
] as const

export const jsonRoutes = {
  requestBooking: {
    method: 'POST',
    path: '/api/houses/{house}/bookings',
    access: 'anyone',
    limit: 'counted-in-the-write',
    summary:
      'Asks for one or more rooms and holds them; 409 names what stands in the way and free slots near it.',
    params: InHouse,
    headers: Repeatable,
    body: AskedBooking,
    answer: { status: 201, schema: NewBookingView },
    refusals: [
      ...seriesRefusals,
      'not-found',
      'not-allowed',
      'sign-in-needed',
      'group-ended',
      'too-many-requests',
      'key-used-before',
    ],
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
    params: ById,
    answer: booking,
    refusals: managed,
  },
  approveBooking: {
    ...step,
    path: '/api/bookings/{id}/approve',
    summary: 'Says yes: to all dates, some, or those in a scope; also to a change that was asked for.',
    body: z.extend(Scope, {
      ...Seen.shape,
      occurrences: z.optional(Keys),
      declineOthers: z.optional(Reason),
    }),
    refusals: [...refusals, ...scopeRefusals, 'room-taken'],
  },
  declineBooking: {
    ...step,
    path: '/api/bookings/{id}/decline',
    summary: 'Says no to an open request or some of its dates, with a reason for the contact.',
    body: z.extend(Scope, { ...Seen.shape, reason: Reason }),
    refusals: [...refusals, ...scopeRefusals],
  },
  cancelBooking: {
    ...step,
    path: '/api/bookings/{id}/cancel',
    summary: 'Gives the time back; by the contact or the manager.',
    body: z.extend(Scope, { ...Seen.shape, reason: z.optional(Reason) }),
    refusals: [...refusals, ...scopeRefusals],
  },
  decideDates: {
    ...step,
    path: '/api/bookings/{id}/decide',
    summary: 'Approves some dates and declines others, each with its reason, in one go and with one mail.',
    body: z.extend(Seen, { dates: DateDecisions }),
    refusals: [...refusals, ...scopeRefusals, 'room-taken', 'too-much-text'],
  },
  changeBooking: {
    ...step,
    limit: 'counted-in-the-write',
    path: '/api/bookings/{id}/change',
    summary:
      'Other words, other heads, for all dates to come or some; more heads than were approved ask again.',
    body: z.extend(Details, { ...Scope.shape, ...Seen.shape }),
    refusals: [...refusals, ...scopeRefusals, ...boundRefusals, 'too-many-people'],
  },
  claimDate: {
    ...step,
    limit: 'counted-in-the-write',
    path: '/api/bookings/{id}/claim',
    summary: 'Takes a date that the series was refused, now that it is free.',
    body: z.object({ occurrence: Key }),
    refusals: [...refusals, ...scopeRefusals, ...timeRefusals, ...boundRefusals],
  },
  extendBooking: {
    ...step,
    limit: 'counted-in-the-write',
    path: '/api/bookings/{id}/extend',
    summary: 'Goes on with a series: the new dates as a request of their own.',
    body: z.object({ until: LocalDate, mode: z.optional(z.enum(['all', 'free'])) }),
    answer: { status: 201, schema: NewBookingView },
    refusals: [
      ...refusals,
      ...seriesRefusals,
      'no-series',
      'no-rule',
      'date-exists',
      'too-many-bookings',
      'too-many-requests',
      'key-used-before',
    ],
  },
  giveBooking: {
    ...step,
    limit: 'counted-in-the-write',
    path: '/api/bookings/{id}/give',
    summary: 'Offers a booking to another group, or to somebody else; it is theirs when they say yes.',
    body: z.object({
      group: z.optional(Id),
      contact: z.optional(RequestDetails.shape.contact),
      language: z.optional(Language),
    }),
    refusals: [...refusals, 'cannot-be-given', 'in-the-past', 'too-many-requests'],
  },
  answerGift: {
    ...step,
    path: '/api/bookings/{id}/gift',
    summary: 'Says yes or no to a booking that is offered: by a host of that group, or the link of the mail.',
    body: z.extend(Seen, { accept: z.boolean() }),
    refusals: [
      ...managed,
      'gift-over',
      'cannot-be-given',
      'in-the-past',
      'over-limit',
      'changed-meanwhile',
      'group-ended',
    ],
  },
  moveBooking: {
    ...step,
    limit: 'counted-in-the-write',
    path: '/api/bookings/{id}/move',
    summary:
      'Other time or other rooms, claimed before the old ones are given back; in a series for the dates in a scope.',
    body: z.extend(NewTime, { ...Scope.shape, ...Seen.shape, loseExceptions: z.optional(z.boolean()) }),
    refusals: [...refusals, ...moveRefusals],
  },
  confirmBooking: {
    ...step,
    access: 'anyone',
    path: '/api/bookings/{id}/confirm',
    summary: 'Proves the e-mail address with the token out of the mail.',
    body: z.object({ token: z.string().check(z.minLength(1), z.maxLength(200)) }),
    limit: 'counted-in-the-write',
    refusals: ['not-allowed', 'not-found', 'already-decided', 'too-many-requests'],
  },
  askContact: {
    ...step,
    path: '/api/bookings/{id}/ask',
    summary: 'Asks the contact something; the deadline goes on.',
    body: z.object({ question: Reason }),
    refusals,
  },
  acceptPlace: {
    method: 'POST',
    path: '/api/queue/{id}/accept',
    access: 'holder',
    limit,
    summary: 'Takes what is offered: it becomes a booking. With the token of the mail the address is proved.',
    params: ById,
    body: z.object({ approve: z.optional(z.boolean()) }),
    answer: { status: 200, schema: AcceptedPlaceView },
    refusals: [...managed, ...accepting],
  },
  answerOffer: {
    method: 'POST',
    path: '/api/bookings/{id}/offer',
    access: 'holder',
    limit,
    summary: 'Takes the other time that a closing house holds for a lost date, or gives it up.',
    params: ById,
    body: z.object({ occurrence: Key, accept: z.boolean() }),
    answer: { status: 200, schema: BookingView },
    refusals: [...managed, 'unknown-date', 'offer-over', 'changed-meanwhile'],
  },
} as const satisfies Record<string, Route>
