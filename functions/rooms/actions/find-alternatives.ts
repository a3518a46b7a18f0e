import type { Context } from '../../../shared/context.ts'
import { addDays } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { datesAround, nearestSlots } from '../rules/free.ts'
import type { Use } from '../rules/use.ts'
import type { Room } from '../schema.ts'
import { loadRoomDays } from './load-room-days.ts'
import type { RoomDays, Slot } from './load-room-days.ts'

const [before, after] = [7, 14]

/** What lies around a date that could not be had: a query a room. */
export function loadDaysAround(
  ctx: Pick<Context, 'table'>,
  { all, chosen, date }: { all: readonly Room[]; chosen: readonly Room[]; date: LocalDate },
): Promise<RoomDays[]> {
  // The turnover beside a use may lie on the day before or after it.
  const span = { from: addDays(date, -before - 1), to: addDays(date, after + 1) }
  return loadRoomDays(ctx, chosen, { ...span, all })
}

/** Up to three free slots near a use that could not be had, among the days around it. */
export function findAlternatives(
  ctx: Pick<Context, 'now'>,
  { house, days, use }: { house: { timeZone: string }; days: readonly RoomDays[]; use: Use },
): Slot[] {
  const dates = datesAround(use.date, before, after)
  const terms = { zone: house.timeZone, now: ctx.now(), byManager: false }
  return nearestSlots(days, use, terms, { dates, count: 3 })
}
