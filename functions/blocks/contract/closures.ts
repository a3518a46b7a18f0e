import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { ById, InHouse, managed } from '../../houses/contract/parts.ts'
import { BookingId } from '../../bookings/schema.ts'
import { AffectedDate, Closure, ClosureRequest } from '../schema/closure.ts'

/** What closing may be refused with. */
export const closing = [
  ...managed,
  'unknown-room',
  'too-long',
  'too-many-blocks',
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
    params: ById,
    answer: { status: 204 },
    refusals: [...managed, 'too-late', 'changed-meanwhile'],
  },
} as const satisfies Record<string, Route>
