import type { Context } from '../../../shared/context.ts'
import { addMonths, today } from '../../../shared/time/civil.ts'
import { fingerprintOf } from '../../../shared/fingerprint.ts'
import { loadBookings } from '../../bookings/actions/load.ts'
import { loadRoomDays } from '../../rooms/actions/load-room-days.ts'
import type { RoomDays } from '../../rooms/actions/load-room-days.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { holderOf } from '../../rooms/schema/entry-name.ts'
import { crowdedOf, inOrder, keepsFurtherApart, mayLeaveOutside, outsideOf } from '../rules/outside.ts'
import type { Outside, RoomChange } from '../rules/outside.ts'

/** As far ahead as any room can be had. */
const furthestMonths = 60

/**
 * What of all that is to come would not fit any more if these rooms were so; nothing is written. One query for each room that changes by
 * what its dates are held against, one for each related room where more time shall lie between uses, and the bookings themselves where a
 * room would hold fewer people.
 */
export async function foresee(
  ctx: Pick<Context, 'table' | 'now'>,
  { house, rooms }: Pick<HouseWithRooms, 'house' | 'rooms'>,
  changes: readonly RoomChange[],
): Promise<Outside[]> {
  const now = ctx.now()
  const from = today(now, house.timeZone)
  const shrinking = changes.filter(({ before, after }) => after.capacity < before.capacity)
  const changing = changes.filter((change) => mayLeaveOutside(change) || shrinking.includes(change))
  const read = await loadRoomDays(
    ctx,
    changing.map(({ before }) => before),
    {
      from,
      to: addMonths(from, furthestMonths),
      consistent: true,
      ...(changing.some(keepsFurtherApart) ? { all: rooms } : {}),
    },
  )
  const outside = changing.flatMap((change, at) => {
    const days = read[at]
    return days ? outsideOf(change, days, { zone: house.timeZone, now }) : []
  })
  const bookings = await loadBookings(
    ctx,
    bookingsIn(read.filter((_, at) => isAmong(shrinking, changing[at]))),
  )
  const crowded = crowdedOf(bookings, shrinking, { rooms, from })
  return inOrder([...outside, ...crowded.filter((one) => !outside.some((other) => isSameDate(one, other)))])
}

function isAmong(changes: readonly RoomChange[], change: RoomChange | undefined): boolean {
  return change !== undefined && changes.includes(change)
}

function bookingsIn(read: readonly RoomDays[]): string[] {
  const entries = read.flatMap(({ sheets }) => [...sheets.values()].flatMap((sheet) => [...sheet.entries]))
  return [...new Set(entries.filter(([, { kind }]) => kind === 'booking').map(([name]) => holderOf(name)))]
}

function isSameDate(one: Outside, other: Outside): boolean {
  return one.booking === other.booking && one.date === other.date && one.from === other.from
}

/** By what a form tells that these very dates were shown. */
export function shownAs(outside: readonly Outside[]): string {
  return fingerprintOf(outside)
}
