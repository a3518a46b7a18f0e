import { confirmBooking } from '../../functions/bookings/actions/confirm-booking.ts'
import { openBookingAs } from '../../functions/bookings/actions/load.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { proofToken } from '../../functions/contacts/rules/access.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import { readAvailability } from '../../functions/rooms/actions/read-availability.ts'
import type { Actor } from '../../shared/actor.ts'
import { aRequest, aVisitor } from '../support/builders.ts'
import type { World } from '../support/world.ts'

export const house = 'aef'
export const inbox = '/manage/aef'
/** Where a booking's pages lie. */
export const path = ({ id }: { id: string }, step = '') => `/manage/aef/bookings/${id}${step}`

/** A request of somebody whose address is proved. */
export async function asked(world: World, change: Partial<BookingRequest> = {}): Promise<Booking> {
  const request = aRequest({ groupName: 'Würfelrunde', ...change })
  const booking = await requestBooking(world.ctx, aVisitor, { house, request })
  return confirmBooking(world.ctx, { id: booking.id, token: proofToken(await world.ctx.secret(), booking) })
}

export const read = async (world: World, actor: Actor, { id }: { id: string }) =>
  (await openBookingAs(world.ctx, actor, id)).booking

/** What a room's day looks like from outside. */
export async function takenOn(world: World, date: string, room = 'seminarraum') {
  const [only] = await readAvailability(world.ctx, { house, rooms: [room], from: date })
  return only?.days[0]?.taken.map(({ from, to, kind }) => `${from}-${to} ${kind}`)
}
