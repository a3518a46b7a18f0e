import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { idStartsOf } from '../../contacts/rules/code.ts'
import { loadManagedHouse } from '../../houses/actions/load-house.ts'
import type { Manager } from '../../houses/schema.ts'

import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { roleInName } from '../../groups/actions/acting.ts'
import type { Acting } from '../../groups/actions/acting.ts'
import { mayTake } from '../rules/state.ts'
import type { Booking } from '../schema.ts'
import { readBooking, readBookings, readBookingsByStart, readMarkedBooking } from '../store.ts'

export { nextBookingWrite } from '../store.ts'
export { shownWrites } from '../store/shown.ts'

/** A booking with all that its rules need: two reads. */
export interface BookingFile extends HouseWithRooms {
  booking: Booking
}

/** And who is at it. */
export type OpenedFile = BookingFile &
  Acting & {
    /** As what they run the house, if that is what they do. */
    role?: Manager['role']
  }

/** Refuses with `not-found`. */
export async function openBooking(ctx: Pick<Context, 'table'>, id: string): Promise<BookingFile> {
  const booking = await readBooking(ctx.table, id)
  if (booking === undefined) throw new Refusal('not-found', 'not-found', { booking: id })
  return { ...(await loadRooms(ctx, booking.house)), booking }
}

/** The same for its contact, a host of its group, or its manager, and which of them it is; refuses everybody else. */
export async function openBookingAs(
  ctx: Pick<Context, 'table' | 'secret'>,
  actor: Actor,
  id: string,
): Promise<OpenedFile> {
  const file = await openBooking(ctx, id)
  const acting = await roleInName(ctx, file.booking, actor, file.managers)
  const self = acting.by.kind === 'manager' && file.managers.find(({ person }) => person === actor.person?.id)
  return { ...file, ...acting, ...(self ? { role: self.role } : {}) }
}

/** The same for the manager alone. */
export async function openBookingAsManager(ctx: Pick<Context, 'table' | 'secret'>, actor: Actor, id: string) {
  const file = await openBookingAs(ctx, actor, id)
  if (file.by.kind === 'contact') throw new Refusal('forbidden', 'not-allowed')
  return file
}

/** Whether a booking is there and has not come to its end. */
export async function isWanted(ctx: Pick<Context, 'table'>, id: string): Promise<boolean> {
  const booking = await readBooking(ctx.table, id)
  return booking !== undefined && mayTake('cancel', booking.state)
}

/** Bookings by id, in no order; what has gone away is missing. For timers, feeds and mails: nobody is asked who he is. */
export function loadBookings(ctx: Pick<Context, 'table'>, ids: readonly string[]): Promise<Booking[]> {
  return readBookings(ctx.table, ids)
}

/**
 * The same for showing them, where something else says which there are: for half the price they may be those of a moment ago, and what
 * was booked since then is read once more.
 */
export async function loadShown(ctx: Pick<Context, 'table'>, ids: readonly string[]): Promise<Booking[]> {
  const known = await readBookings(ctx.table, ids, { consistent: false })
  const found = new Set(known.map(({ id }) => id))
  const missing = ids.filter((id) => !found.has(id))
  return missing.length === 0 ? known : [...known, ...(await readBookings(ctx.table, missing))]
}

/** A booking even while a change of several transactions is at it, so that whoever meets it can end that. */
export function loadMarkedBooking(ctx: Pick<Context, 'table'>, id: string): Promise<Booking | undefined> {
  return readMarkedBooking(ctx.table, id)
}

/** The bookings of a house that a code said on the phone may mean: one, or none. */
export async function findByCode(
  ctx: Pick<Context, 'table'>,
  actor: Actor,
  { house, code }: { house: string; code: string },
): Promise<Booking[]> {
  await loadManagedHouse(ctx, actor, house)
  const found = await Promise.all(idStartsOf(code).map((start) => readBookingsByStart(ctx.table, start)))
  return found.flat().filter((booking) => booking.house === house)
}
