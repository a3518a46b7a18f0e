import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { ById, ByToken, InHouse, managed, ManagedById, page } from '../../houses/contract/parts.ts'
import { joining, PlaceView, queuePaths } from '../../waitlist/contract.ts'
import { QueueRequest } from '../../waitlist/schema.ts'
import { BookingState } from '../schema.ts'
import { Prefilled } from './public-pages.ts'

/** The booking that was made of a place: the only time that its token is told. */
const TakenView = z.extend(PlaceView, {
  bookingState: BookingState,
  manageToken: z.string(),
  manageUrl: z.string(),
})

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
  acceptPlace: {
    method: 'POST',
    path: '/api/queue/{id}/accept',
    access: 'holder',
    summary: 'Takes what is offered: it becomes a booking. With the token of the mail the address is proved.',
    params: ById,
    body: z.object({ approve: z.optional(z.boolean()) }),
    answer: { status: 200, schema: TakenView },
    refusals: [...managed, ...accepting],
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
    path: queuePaths.join,
    access: 'anyone',
    summary: 'The form for a place in the queue.',
    query: Prefilled,
    refusals: ['not-found'],
  },
  sendQueue: {
    ...inHouse,
    method: 'POST',
    path: queuePaths.join,
    access: 'anyone',
    summary: 'Takes a place in the queue; the booking form may be sent here as it is.',
    body: QueueForm,
    refusals: joining,
  },
  placePage: {
    method: 'GET',
    path: queuePaths.place,
    access: 'holder',
    summary: 'A place in the queue: where it stands, and what is held for it.',
    params: ByToken,
    query: Done,
    answer: page,
    refusals: linked,
  },
  sendPlaceStep: {
    method: 'POST',
    path: queuePaths.place,
    access: 'holder',
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
    path: queuePaths.managedPlace,
    access: 'signed-in',
    summary: 'A place in the queue, for the manager.',
    params: ManagedById,
    query: Done,
    answer: page,
    refusals: managed,
  },
  sendManagedPlaceStep: {
    method: 'POST',
    path: queuePaths.managedPlace,
    access: 'signed-in',
    summary: 'Takes what is offered for a caller, or leaves the queue for them.',
    params: ManagedById,
    body: step,
    answer: page,
    refusals: [...managed, ...accepting],
  },
} as const satisfies Record<string, Route>
