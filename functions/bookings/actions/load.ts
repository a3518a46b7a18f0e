import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { loadRooms } from '../../rooms/actions.ts'
import type { HouseWithRooms } from '../../rooms/actions.ts'
import { roleOn } from '../rules/access.ts'
import type { Booking, HistoryEntry } from '../schema.ts'
import { readBooking } from '../store/bookings.ts'

/** A booking with all that its rules need: two reads. */
export interface BookingFile extends HouseWithRooms {
  booking: Booking
}

/** And who is at it. */
export type OpenedFile = BookingFile & { by: HistoryEntry['by'] }

/** Refuses with `not-found`. */
export async function openBooking(ctx: Pick<Context, 'table'>, id: string): Promise<BookingFile> {
  const booking = await readBooking(ctx.table, id)
  if (booking === undefined) throw new Refusal('not-found', 'not-found', { booking: id })
  return { ...(await loadRooms(ctx, booking.house)), booking }
}

/** The same for its contact or its manager, and which of them it is; refuses everybody else. */
export async function openBookingAs(
  ctx: Pick<Context, 'table' | 'secret'>,
  actor: Actor,
  id: string,
): Promise<OpenedFile> {
  const file = await openBooking(ctx, id)
  const by = roleOn(file.booking, actor, { managers: file.managers, secret: await ctx.secret() })
  return { ...file, by }
}

/** The same for the manager alone. */
export async function openBookingAsManager(ctx: Pick<Context, 'table' | 'secret'>, actor: Actor, id: string) {
  const file = await openBookingAs(ctx, actor, id)
  if (file.by.kind === 'contact') throw new Refusal('forbidden', 'not-allowed')
  return file
}

const tries = 4

/** Somebody else was faster: look again and decide anew. After four times it is told. */
export async function retryIfChanged<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await attempt()
    } catch (error) {
      const isChange = error instanceof Refusal && error.code === 'changed-meanwhile'
      if (!isChange || count === tries) throw error
    }
  }
}
