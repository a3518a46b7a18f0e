import { addDays, daysBetween } from '../../../shared/time/civil.ts'
import type { Instant, LocalDate } from '../../../shared/time/civil.ts'
import { datesAround, nearestSlots } from '../../rooms/rules/free.ts'
import { relatedRooms } from '../../rooms/rules/related.ts'
import { range } from '../../rooms/rules/sheet-change.ts'
import { takenSpan } from '../../rooms/rules/use.ts'
import type { QuarterSpan } from '../../rooms/rules/use.ts'
import type { DaySheet } from '../../rooms/schema.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import { ownSlot } from '../../bookings/rules/move.ts'
import { offerHeldUntil } from '../../bookings/rules/offer.ts'
import { roomsOf, useOf } from '../../bookings/rules/slot.ts'
import type { RoomDays } from '../../rooms/actions/load-room-days.ts'
import type { Offered } from '../schema/closure.ts'

/** Nobody can be asked to come sooner than this, hours. */
const leastNotice = 24

/** Days before and after a lost date, and after the closure, among which another time is looked for. */
export const searchDays = 14

/** What is free in the house, with what is being given out noted in it. */
export interface FreeBoard {
  days: readonly RoomDays[]
  hold(room: string, date: LocalDate, span: QuarterSpan, holder: string): void
}

/** `all` rooms of the house, as they were read. */
export function freeBoard(all: readonly RoomDays[]): FreeBoard {
  const rooms = all.map(({ room }) => room)
  const sheets = new Map(all.map((days) => [days.room.id, new Map(days.sheets)]))
  const own = (id: string) => sheets.get(id) ?? new Map<LocalDate, DaySheet>()
  const days = rooms.map((room) => ({
    room,
    sheets: own(room.id),
    related: relatedRooms(rooms, room.id).map((other) => ({ room: other, sheets: own(other.id) })),
  }))
  return {
    days,
    hold(room, date, span, holder) {
      const [quarters, entries, wishes] = [new Map(), new Map(), new Map()]
      const empty: DaySheet = { room, date, quarters, entries, wishes, stamp: undefined }
      const sheet = own(room).get(date) ?? empty
      const held = range(span).map((quarter) => [quarter, holder] as const)
      own(room).set(date, { ...sheet, quarters: new Map([...sheet.quarters, ...held]) })
    },
  }
}

/** For each date that is lost the nearest equal time: same rooms, same length. Dates without any are missing. */
export function offersFor(
  booking: Booking,
  lost: readonly Occurrence[],
  { board, now, zone, last }: { board: FreeBoard; now: Instant; zone: string; last: LocalDate },
): Map<string, Offered> {
  const offers = new Map<string, Offered>()
  for (const date of lost) {
    const use = useOf(booking, date)
    const rooms = roomsOf(booking, date)
    const days = rooms.flatMap((id) => board.days.find(({ room }) => room.id === id) ?? []).map(withNotice)
    if (days.length < rooms.length) continue
    const after = Math.max(0, daysBetween(use.date, last)) + searchDays
    const window = { dates: datesAround(use.date, searchDays, after), count: 1 }
    const [slot] = nearestSlots(days, use, { zone, now, byManager: false }, window)
    if (slot === undefined) continue
    const held = { ...use, date: slot.date, from: slot.from, to: slot.to }
    for (const room of rooms) board.hold(room, held.date, takenSpan(held, zone), booking.id)
    const until = offerHeldUntil(held, { now, zone })
    offers.set(date.key, { ...ownSlot(booking, { ...held, rooms }), until })
  }
  return offers
}

function withNotice({ room, ...days }: RoomDays): RoomDays {
  return { ...days, room: { ...room, leadHours: Math.max(room.leadHours, leastNotice) } }
}

/** The days that must be read for a closure of these days. */
export function searchSpan(first: LocalDate, last: LocalDate): { from: LocalDate; to: LocalDate } {
  return { from: addDays(first, -searchDays - 1), to: addDays(last, searchDays + 1) }
}
