import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { EndTime, Instant, LocalDate, LocalTime } from '../../../shared/time/civil.ts'
import { BookingState, BookingId, When } from '../schema.ts'
import { PlaceState, QueueRequest } from '../schema/queue.ts'
import { Prefilled } from './public-pages.ts'
import { ByToken, InHouse, managed, OfBooking, OfManaged, page, timeRefusals } from './parts.ts'

/** A place as its contact and its manager may read it. */
const PlaceView = z.object({
  id: BookingId,
  state: PlaceState,
  code: z.string(),
  rooms: When.shape.rooms,
  date: LocalDate,
  from: LocalTime,
  to: EndTime,
  /** How many wait for something of the same time and came before. */
  ahead: z.optional(z.int()),
  /** What is held for it, and until when. */
  offer: z.optional(
    z.object({ rooms: When.shape.rooms, date: LocalDate, from: LocalTime, to: EndTime, until: Instant }),
  ),
  /** What it became. */
  booking: z.optional(BookingId),
})

const NewPlaceView = z.extend(PlaceView, { manageToken: z.string(), manageUrl: z.string() })

/** The booking that was made of a place: the only time that its token is told. */
const TakenView = z.extend(PlaceView, {
  bookingState: BookingState,
  manageToken: z.string(),
  manageUrl: z.string(),
})

const joining = [...timeRefusals, 'not-taken', 'not-found', 'too-many-requests', 'key-used-before'] as const
const linked = ['not-found', 'not-allowed'] as const
const accepting = [
  'not-offered',
  'offer-over',
  'already-decided',
  'changed-meanwhile',
  'room-taken',
  'over-limit',
] as const

export const queueRoutes = {
  joinQueue: {
    method: 'POST',
    path: '/api/houses/{house}/queue',
    access: 'anyone',
    limit: 'counted-in-the-write',
    summary: 'Takes a place in the queue for a slot that is taken; one that is free is refused: book it.',
    params: InHouse,
    headers: z.object({ 'idempotency-key': z.optional(z.string().check(z.minLength(1), z.maxLength(200))) }),
    body: QueueRequest,
    answer: { status: 201, schema: NewPlaceView },
    refusals: joining,
  },
  readPlace: {
    method: 'GET',
    path: '/api/queue/{id}',
    access: 'holder',
    summary: 'A place in the queue: where it stands, and what is held for it.',
    params: OfBooking,
    answer: { status: 200, schema: PlaceView },
    refusals: managed,
  },
  acceptPlace: {
    method: 'POST',
    path: '/api/queue/{id}/accept',
    access: 'holder',
    limit: 'needs-the-secret',
    summary: 'Takes what is offered: it becomes a booking. With the token of the mail the address is proved.',
    params: OfBooking,
    body: z.object({ approve: z.optional(z.boolean()) }),
    answer: { status: 200, schema: TakenView },
    refusals: [...managed, ...accepting],
  },
  leavePlace: {
    method: 'POST',
    path: '/api/queue/{id}/leave',
    access: 'holder',
    limit: 'needs-the-secret',
    summary: 'Leaves the queue; what was offered goes to the next.',
    params: OfBooking,
    answer: { status: 200, schema: PlaceView },
    refusals: [...managed, 'already-decided', 'changed-meanwhile'],
  },
} as const satisfies Record<string, Route>

/** The form carries a key, so that a double click is one place. */
export const QueueForm = z.extend(QueueRequest, { key: z.optional(z.string().check(z.maxLength(40))) })

const Done = z.object({ done: z.optional(z.string().check(z.maxLength(20))) })
const step = z.object({ step: z.enum(['accept', 'leave']) })
const inHouse = { params: InHouse, answer: page } as const

export const queuePages = {
  queuePage: {
    ...inHouse,
    method: 'GET',
    path: '/{house}/queue',
    access: 'anyone',
    summary: 'The form for a place in the queue.',
    query: Prefilled,
    refusals: ['not-found'],
  },
  sendQueue: {
    ...inHouse,
    method: 'POST',
    path: '/{house}/queue',
    access: 'anyone',
    limit: 'counted-in-the-write',
    summary: 'Takes a place in the queue; the booking form may be sent here as it is.',
    body: QueueForm,
    refusals: joining,
  },
  placePage: {
    method: 'GET',
    path: '/queue/{id}/{token}',
    access: 'holder',
    summary: 'A place in the queue: where it stands, and what is held for it.',
    params: ByToken,
    query: Done,
    answer: page,
    refusals: linked,
  },
  sendPlaceStep: {
    method: 'POST',
    path: '/queue/{id}/{token}',
    access: 'holder',
    limit: 'needs-the-secret',
    summary: 'Takes what is offered, or leaves the queue.',
    params: ByToken,
    body: step,
    answer: page,
    refusals: [...linked, ...accepting],
  },
  managedQueuePage: {
    ...inHouse,
    method: 'GET',
    path: '/manage/{house}/queue',
    access: 'signed-in',
    summary: 'The form for a caller who wants to wait.',
    query: Prefilled,
    refusals: managed,
  },
  sendManagedQueue: {
    ...inHouse,
    method: 'POST',
    path: '/manage/{house}/queue',
    access: 'signed-in',
    summary: 'Takes a place in the queue for a caller.',
    body: QueueForm,
    refusals: [...managed, ...joining],
  },
  managedPlacePage: {
    method: 'GET',
    path: '/manage/{house}/queue/{id}',
    access: 'signed-in',
    summary: 'A place in the queue, for the manager.',
    params: OfManaged,
    query: Done,
    answer: page,
    refusals: managed,
  },
  sendManagedPlaceStep: {
    method: 'POST',
    path: '/manage/{house}/queue/{id}',
    access: 'signed-in',
    summary: 'Takes what is offered for a caller, or leaves the queue for them.',
    params: OfManaged,
    body: step,
    answer: page,
    refusals: [...managed, ...accepting],
  },
} as const satisfies Record<string, Route>
