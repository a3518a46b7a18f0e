import { roomsInUse } from '../rules/hours.ts'
import type { Context } from '../../../shared/context.ts'
import { invalidField } from '../../../shared/refusal.ts'
import { addDays, datesFrom, today } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { dayOfRoom } from '../rules/availability.ts'
import type { DayOfRoom } from '../rules/availability.ts'
import type { Room } from '../schema.ts'
import { loadRoomDays } from './load-room-days.ts'
import { loadRooms, pickRooms } from './load-rooms.ts'

const longestAvailability = 92

export interface AvailabilityQuery {
  house: string
  rooms?: readonly string[]
  from?: LocalDate
  /** Exclusive; at most 92 days after `from`. Without it a week. */
  to?: LocalDate
}

/** Open and taken times by room and date, as the public may see them. */
export async function readAvailability(
  ctx: Pick<Context, 'table' | 'now'>,
  query: AvailabilityQuery,
): Promise<{ room: Room; days: DayOfRoom[] }[]> {
  const { house, rooms } = await loadRooms(ctx, query.house)
  const used = roomsInUse(rooms)
  const from = query.from ?? today(ctx.now(), house.timeZone)
  const to = query.to ?? addDays(from, 7)
  const dates = from < to && to <= addDays(from, longestAvailability) ? datesFrom(from, to) : []
  const last = dates.at(-1)
  if (last === undefined) throw invalidField('/to', 'invalid-input', { days: longestAvailability })
  const chosen = query.rooms ? pickRooms(used, query.rooms) : used
  const roomDays = await loadRoomDays(ctx, chosen, { from, to: last, all: rooms })
  return roomDays.map((each) => ({
    room: each.room,
    days: dates.map((date) => dayOfRoom(each, date, house.timeZone)),
  }))
}
