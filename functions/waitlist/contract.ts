import * as z from 'zod/mini'
import type { Capability, Route } from '../../shared/http/contract.ts'
import { Id } from '../../shared/text-shapes.ts'
import { EndTime, Instant, LocalDate, LocalTime } from '../../shared/time/civil.ts'
import { ById, InHouse, managed, Repeatable } from '../houses/contract/parts.ts'
import { timeRefusals } from '../rooms/contract/refusals.ts'
import { When } from '../rooms/schema.ts'
import { PlaceState, QueueRequest } from './schema.ts'

/** A place as its contact and its manager may read it. */
export const PlaceView = z.object({
  id: Id,
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
  booking: z.optional(Id),
})

export const NewPlaceView = z.extend(PlaceView, { manageToken: z.string(), manageUrl: z.string() })

/** What taking a place may be refused with. */
export const joining = [
  ...timeRefusals,
  'not-taken',
  'not-found',
  'too-many-requests',
  'key-used-before',
] as const

/** Where the pages of the queue lie; slices that know what a place becomes serve them. */
export const queuePaths = {
  join: '/{house}/queue',
  place: '/queue/{id}/{token}',
  managedPlace: '/manage/{house}/queue/{id}',
} as const

export const jsonRoutes = {
  joinQueue: {
    method: 'POST',
    path: '/api/houses/{house}/queue',
    access: 'anyone',
    limit: 'counted-in-the-write',
    summary: 'Takes a place in the queue for a slot that is taken; one that is free is refused: book it.',
    params: InHouse,
    headers: Repeatable,
    body: QueueRequest,
    answer: { status: 201, schema: NewPlaceView },
    refusals: joining,
  },
  readPlace: {
    method: 'GET',
    path: '/api/queue/{id}',
    access: 'holder',
    summary: 'A place in the queue: where it stands, and what is held for it.',
    params: ById,
    answer: { status: 200, schema: PlaceView },
    refusals: managed,
  },
  leavePlace: {
    method: 'POST',
    path: '/api/queue/{id}/leave',
    access: 'holder',
    limit: 'needs-the-secret',
    summary: 'Leaves the queue; what was offered goes to the next.',
    params: ById,
    answer: { status: 200, schema: PlaceView },
    refusals: [...managed, 'already-decided', 'changed-meanwhile'],
  },
} as const satisfies Record<string, Route>

export const capability = {
  name: 'waitlist',
  about: 'Waiting for a time that is taken',
  impact: 'Nobody can wait for a time that is taken, nor leave the queue.',
  table: 'read-write',
  news: ['place'],
  routes: {},
} as const satisfies Capability
