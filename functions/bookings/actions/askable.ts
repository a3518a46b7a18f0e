import type { Context } from '../../../shared/context.ts'
import { readShownGroup } from '../../groups/actions/read-group.ts'
import type { RoomDays } from '../../rooms/actions/load-room-days.ts'
import { holderOf } from '../../rooms/schema/entry-name.ts'
import { meets } from '../../rooms/rules/use.ts'
import type { Use } from '../../rooms/rules/use.ts'
import type { House } from '../../houses/schema.ts'
import type { AskableDate } from '../rules/askable.ts'
import { slotOf } from '../rules/move.ts'
import type { Booking } from '../schema.ts'
import { readBookings } from '../store.ts'

/**
 * Who among those that have a wanted time may be asked for it: groups that allow it, and of these what a notice board may show. Of the
 * days that were read for it the bookings in the way are looked up, and their groups; a question asks anew.
 */
export async function askableDates(
  ctx: Pick<Context, 'table'>,
  { house, days, use }: { house: House; days: readonly RoomDays[]; use: Use },
): Promise<AskableDate[]> {
  const rooms = days.map(({ room }) => room.id)
  const entries = days.flatMap(({ sheets }) => [...(sheets.get(use.date)?.entries ?? [])])
  const met = entries.filter(
    ([, entry]) =>
      entry.state === 'approved' && entry.kind === 'booking' && meets(entry, use, use.date, house.timeZone),
  )
  const ids = new Set(met.map(([name]) => holderOf(name)))
  const bookings = ids.size === 0 ? [] : await readBookings(ctx.table, [...ids], { consistent: false })
  const dates = bookings.map(async (booking) => {
    const group = booking.group === undefined ? undefined : await readShownGroup(ctx.table, booking.group)
    return group?.askable === true ? datesMet(booking, group.name, { house, rooms, use }) : []
  })
  return (await Promise.all(dates)).flat()
}

/** Of a booking the dates in the way that are nobody's but its own. */
function datesMet(
  booking: Booking,
  group: string,
  { house, rooms, use }: { house: House; rooms: readonly string[]; use: Use },
): AskableDate[] {
  return booking.occurrences.flatMap((each) => {
    const slot = slotOf(booking, each)
    const isMet =
      each.state === 'approved' &&
      slot.date === use.date &&
      slot.rooms.some((room) => rooms.includes(room)) &&
      meets({ ...slot, setUp: slot.setUpMinutes, tidyUp: slot.tidyUpMinutes }, use, use.date, house.timeZone)
    if (!isMet || each.guest !== undefined || each.sharedWith !== undefined) return []
    const { date, from, to, rooms: taken } = slot
    return [{ booking: booking.id, occurrence: each.key, group, date, from, to, rooms: taken }]
  })
}
