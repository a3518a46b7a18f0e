import type { LocalDate } from '../../../shared/time/civil.ts'
import type { SheetEntry } from '../schema.ts'
import type { RoomDays } from './free.ts'
import { openOn } from './hours.ts'

/** The block that takes all hours of a day in which the room is open, if there is one: the day is called by it. */
export function wholeDayBlock({ room, sheets }: RoomDays, date: LocalDate): SheetEntry | undefined {
  const open = openOn(room, date)
  const [from, to] = [open[0]?.from ?? '00:00', open.at(-1)?.to ?? '24:00']
  const entries = [...(sheets.get(date)?.entries.values() ?? [])]
  return entries.find((entry) => entry.kind === 'block' && entry.from <= from && entry.to >= to)
}

/** By which all of these rooms are closed on that day: what the day is called then. */
export function blockOfAll(days: readonly RoomDays[], date: LocalDate): { label?: string } | undefined {
  const blocks = days.map((each) => wholeDayBlock(each, date))
  if (blocks.length === 0 || blocks.includes(undefined)) return undefined
  const label = blocks.map((block) => block?.label).find((each) => each !== undefined)
  return label === undefined ? {} : { label }
}
