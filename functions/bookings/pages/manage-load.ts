import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { instantOf } from '../../../shared/time/civil.ts'
import type { Language } from '../../../shared/language.ts'
import { loadSheets } from '../../rooms/actions.ts'
import { isTrusted } from '../actions/confirm.ts'
import { openBookingAsManager } from '../actions/load.ts'
import type { BookingFile } from '../actions/load.ts'
import { collisionsOf } from '../rules/collision.ts'
import { isOpen } from '../rules/state.ts'
import type { BookingModel } from '../views/manage-booking.ts'
import type { Managed } from '../views/manage-words.ts'

interface Asked {
  actor: Actor
  language: Language
  path: string
  params: { house: string; id: string }
}

/** The booking of a page, in the house that the address names; refuses strangers and other houses' bookings. */
export async function openManaged(ctx: Context, { actor, params }: Asked): Promise<BookingFile> {
  const file = await openBookingAsManager(ctx, actor, params.id)
  if (file.booking.house !== params.house) throw new Refusal('not-found', 'not-found', { booking: params.id })
  return file
}

export function managedOf(ctx: Context, { house, rooms }: BookingFile, { language, path }: Asked): Managed {
  return { language, here: path, house, rooms, now: ctx.now() }
}

/** The booking with what an approval would meet. */
export async function metOf(ctx: Context, { booking, house, rooms }: BookingFile) {
  if (!isOpen(booking.state)) return undefined
  const days = booking.rooms.flatMap((room) =>
    booking.occurrences.map(({ date }) => ({ house: house.id, room, date })),
  )
  const sheets = await loadSheets(ctx, days)
  return collisionsOf(booking, { sheets, rooms, zone: house.timeZone })
}

/** All that the page of a booking shows. */
export async function bookingModel(ctx: Context, file: BookingFile, asked: Asked): Promise<BookingModel> {
  const { booking } = file
  const [met, trusted] = await Promise.all([metOf(ctx, file), isTrusted(ctx, booking)])
  return {
    ...managedOf(ctx, file, asked),
    booking,
    ...(met ? { met } : {}),
    trusted,
    isOver: isOver(ctx, file),
  }
}

/** Its last date is over. */
export function isOver(ctx: Pick<Context, 'now'>, { booking, house }: BookingFile): boolean {
  return booking.occurrences.every(({ date, to }) => instantOf(date, to, house.timeZone) <= ctx.now())
}
