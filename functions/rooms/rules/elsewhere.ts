import type { LocalDate } from '../../../shared/time/civil.ts'
import { holderOf } from '../schema/entry-name.ts'
import type { DaySheet, Room, SheetEntry } from '../schema.ts'
import type { RoomDays } from './free.ts'
import { range } from './sheet-change.ts'
import { takenSpan } from './use.ts'

/** A use of other rooms by which this one is taken too. */
export interface Elsewhere {
  /** Of its entry. */
  name: string
  entry: SheetEntry
  /** Where it is: parts of this room, what it is part of, rooms that exclude it. */
  rooms: Room[]
}

/**
 * What is on in related rooms on a date, each use once. What this room has itself is not told again, and neither are requests
 * that compete: they take no time yet.
 */
export function usesElsewhere({ sheets, related }: RoomDays, date: LocalDate, zone: string): Elsewhere[] {
  const own = sheets.get(date)?.entries
  const byName = new Map<string, Elsewhere>()
  for (const { room, sheets: others } of related) {
    const sheet = others.get(date)
    for (const [name, entry] of sheet?.entries ?? []) {
      if (sheet === undefined || own?.has(name) || !takesTime(sheet, name, entry, zone)) continue
      const known = byName.get(name)
      if (known === undefined) byName.set(name, { name, entry, rooms: [room] })
      else known.rooms.push(room)
    }
  }
  return [...byName.values()]
}

function takesTime({ date, quarters }: DaySheet, name: string, entry: SheetEntry, zone: string): boolean {
  const { from, to, setUp: setUpMinutes = 0, tidyUp: tidyUpMinutes = 0 } = entry
  const span = takenSpan({ date, from, to, setUpMinutes, tidyUpMinutes }, zone)
  return range(span).some((quarter) => quarters.get(quarter) === holderOf(name))
}
