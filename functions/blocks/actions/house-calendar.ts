import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { addDays, today } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { Booking } from '../../bookings/schema.ts'
import { loadShown } from '../../bookings/actions/load.ts'
import { requireManager } from '../../houses/rules.ts'
import { loadRoomDays } from '../../rooms/actions/load-room-days.ts'
import type { RoomDays } from '../../rooms/actions/load-room-days.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import type { SheetEntry } from '../../rooms/schema.ts'
import { aboutOf, holderOf } from '../../rooms/schema/entry-name.ts'
import type { Block } from '../schema.ts'
import { readBlocks } from '../store/blocks.ts'

export interface HouseCalendar extends HouseWithRooms {
  /** The local date of the house. */
  today: LocalDate
  days: RoomDays[]
  bookings: ReadonlyMap<string, Booking>
  blocks: ReadonlyMap<string, Block>
}

export interface CalendarSpan {
  house: string
  /** Which days to show, told by today's local date of the house. */
  span: (today: LocalDate) => { from: LocalDate; dayCount: number }
  /** Blocks alone spare the reading of the bookings' words. */
  only?: 'blocks'
}

/** All rooms for some days, with the words of what is in them, for the manager: one query a room, one batch for the words. */
export async function readHouseCalendar(
  ctx: Pick<Context, 'table' | 'now'>,
  actor: Actor,
  { house, span, only }: CalendarSpan,
): Promise<HouseCalendar> {
  const file = await loadRooms(ctx, house)
  requireManager(file.managers, actor)
  const current = today(ctx.now(), file.house.timeZone)
  const { from, dayCount } = span(current)
  const to = addDays(from, dayCount - 1)
  const days = await loadRoomDays(ctx, file.rooms, { from, to, consistent: true })
  const entries = days.flatMap(({ sheets }) => [...sheets.values()].flatMap((sheet) => [...sheet.entries]))
  const idsOf = (wanted: string) => [
    ...new Set(entries.filter((entry) => kindOf(entry) === wanted).map(([name]) => holderOf(name))),
  ]
  const [bookings, blocks] = await Promise.all([
    only === 'blocks' ? [] : loadShown(ctx, idsOf('booking')),
    readBlocks(ctx.table, house, idsOf('block')),
  ])
  return {
    ...file,
    today: current,
    days,
    bookings: new Map(bookings.map((booking) => [booking.id, booking])),
    blocks: new Map(blocks.map((block) => [block.id, block])),
  }
}

/** Another time that is held beside a booking's date is the booking's, whatever the board shows. */
function kindOf([name, { kind }]: [string, SheetEntry]): SheetEntry['kind'] {
  return aboutOf(name).isBeside ? 'booking' : kind
}
