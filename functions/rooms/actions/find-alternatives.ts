import type { Context } from '../../../shared/context.ts'
import { addDays } from '../../../shared/time/civil.ts'
import { datesAround, nearestSlots } from '../rules/free.ts'
import type { Use } from '../rules/use.ts'
import type { Room } from '../schema.ts'
import { loadRoomDays } from './load-room-days.ts'
import type { Slot } from './load-room-days.ts'

/** Up to three free slots near a use that could not be had. */
export async function findAlternatives(
  ctx: Pick<Context, 'table' | 'now'>,
  { house, rooms: all }: { house: { timeZone: string }; rooms: readonly Room[] },
  rooms: readonly Room[],
  use: Use,
): Promise<Slot[]> {
  const dates = datesAround(use.date, 7, 14)
  const span = { from: addDays(use.date, -8), to: addDays(use.date, 15), all }
  const days = await loadRoomDays(ctx, rooms, span)
  const terms = { zone: house.timeZone, now: ctx.now(), byManager: false }
  return nearestSlots(days, use, terms, { dates, count: 3 })
}
