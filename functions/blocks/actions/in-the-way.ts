import type { Context } from '../../../shared/context.ts'
import { isHidden } from '../../bookings/rules/state.ts'
import type { Booking } from '../../bookings/schema.ts'
import { loadBookings, loadMarkedBooking } from '../../bookings/actions/load.ts'
import type { RoomDays } from '../../rooms/actions/load-room-days.ts'
import { inTheWay } from '../rules/block.ts'
import type { BlockedPlace } from '../rules/block.ts'
import { lostTo } from '../rules/displace.ts'

export interface InTheWay {
  /** In the order of time. */
  visible: Booking[]
  /** Series that are just being claimed: it is not settled whether they come about. */
  hidden: Booking[]
  /** Places in the queue for which time is held. */
  queued: string[]
}

/** The bookings that would lose something to a block, as its sheets were read. */
export async function bookingsInTheWay(
  ctx: Pick<Context, 'table' | 'now'>,
  roomDays: readonly RoomDays[],
  place: BlockedPlace,
): Promise<InTheWay> {
  const holders = roomDays.flatMap(({ sheets }) =>
    place.days.flatMap((day) => inTheWay(sheets.get(day.date), day, place.zone)),
  )
  const blocks = roomDays.flatMap(({ sheets }) =>
    [...sheets.values()].flatMap(({ entries }) =>
      [...entries].flatMap(([name, { kind }]) => (kind === 'block' ? [name] : [])),
    ),
  )
  const ids = [...new Set(holders).difference(new Set(blocks))]
  const now = ctx.now()
  const isMet = (booking: Booking) => {
    const { dates, beside } = lostTo(booking, place, now)
    return dates.length + beside.length > 0
  }
  const bookings = await loadBookings(ctx, ids)
  const known = new Set(bookings.map(({ id }) => id))
  const others = await Promise.all(ids.filter((id) => !known.has(id)).map((id) => loadMarkedBooking(ctx, id)))
  // A series that was hidden at the first look may be there by the second.
  const found = [...bookings, ...others.filter((booking) => booking !== undefined)]
  return {
    queued: ids.filter((id) => found.every((booking) => booking.id !== id)),
    visible: found.filter((booking) => !isHidden(booking) && isMet(booking)).sort(byStart),
    hidden: found.filter(isHidden),
  }
}

function byStart(one: Booking, other: Booking): number {
  return startOf(one) < startOf(other) ? -1 : 1
}

function startOf({ occurrences: [first] }: Booking): string {
  return `${first?.date ?? ''}T${first?.from ?? ''}`
}
