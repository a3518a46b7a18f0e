import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { idStartOf } from '../../contacts/rules/code.ts'
import { loadManagedHouse } from '../../houses/actions.ts'
import type { Booking } from '../schema.ts'
import { readBookingsByStart } from '../store.ts'

/** The bookings of a house that a code said on the phone may mean: one, or none. */
export async function findByCode(
  ctx: Pick<Context, 'table'>,
  actor: Actor,
  { house, code }: { house: string; code: string },
): Promise<Booking[]> {
  await loadManagedHouse(ctx, actor, house)
  const start = idStartOf(code)
  const found = start === undefined ? [] : await readBookingsByStart(ctx.table, start)
  return found.filter((booking) => booking.house === house)
}
