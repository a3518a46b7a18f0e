import type { Room, DaySheet, SheetEntry } from '../../functions/rooms/schema.ts'
import type { RoomDays } from '../../functions/rooms/rules/free.ts'
import { aRoom } from '../support/builders.ts'

export const zone = 'Europe/Berlin'
export const day = '2026-12-05'

export function theRoom(change: Partial<Room> = {}): Room {
  return { ...aRoom(change), id: 'saal', house: 'aef', position: 0, version: 1, ...change }
}

/** Who holds which quarters, and what stands on the sheet. */
export function aSheet(held: Record<string, number[]> = {}, change: Partial<DaySheet> = {}): DaySheet {
  const quarters = Object.entries(held).flatMap(([holder, all]) => all.map((each) => [each, holder] as const))
  const [entries, wishes] = [new Map(), new Map()]
  return {
    room: 'saal',
    date: day,
    quarters: new Map(quarters),
    entries,
    wishes,
    stamp: undefined,
    ...change,
  }
}

export const anEntry = (change: Partial<SheetEntry> = {}): SheetEntry => ({
  from: '19:00',
  to: '21:00',
  kind: 'booking',
  state: 'approved',
  ...change,
})

export const aUse = (from: string, to: string, date = day) => ({
  date,
  from,
  to,
  setUpMinutes: 0,
  tidyUpMinutes: 0,
})

/** A room on some days. */
export function roomDays(
  sheets: readonly DaySheet[],
  room: Partial<Room> = {},
  related: RoomDays['related'] = [],
): RoomDays {
  return { room: theRoom(room), sheets: new Map(sheets.map((sheet) => [sheet.date, sheet])), related }
}
