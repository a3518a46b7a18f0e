import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import type { BookingRequest } from '../../functions/bookings/schema.ts'
import { readAvailability } from '../../functions/rooms/actions/read-availability.ts'
import { Refusal } from '../../shared/refusal.ts'
import { aRequest, aVisitor } from '../support/builders.ts'
import type { World } from '../support/world.ts'

/** A hall with a dividing wall, a kitchen that goes only without it, and a room that has nothing to do with them. */
export const rooms = {
  saal: { name: 'Saal', contains: ['links', 'rechts'] },
  links: { name: 'Saal links' },
  rechts: { name: 'Saal rechts' },
  kueche: { name: 'Küche', excludes: ['saal'] },
  laden: { name: 'Laden' },
}

export const founded = { rooms, house: { maxOpenRequests: 100 } }

export const ask = (world: World, room: string, change: Partial<BookingRequest> = {}) =>
  requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest({ rooms: [room], ...change }) })

export const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'free',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

export async function taken(world: World, room: string, date = '2026-12-05') {
  const [only] = await readAvailability(world.ctx, { house: 'aef', rooms: [room], from: date })
  return only?.days[0]?.taken
}
