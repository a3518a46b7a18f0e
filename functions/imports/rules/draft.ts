import type { RoomDays } from '../../rooms/rules/free.ts'
import { holdersInTheWay } from '../../rooms/rules/free.ts'
import { range } from '../../rooms/rules/sheet-change.ts'
import { takenSpan } from '../../rooms/rules/use.ts'
import type { Use } from '../../rooms/rules/use.ts'
import { holderOf, nameOfEntry } from '../../rooms/schema/entry-name.ts'
import type { DaySheet, SheetEntry } from '../../rooms/schema.ts'
import type { InTheWay } from '../schema.ts'
import { blockedDays } from '../../blocks/rules/block.ts'

/** The day sheets of a room as they will be: what is planned takes its time from what is planned after it. */
export interface Draft {
  days: RoomDays
  sheets: Map<string, DaySheet>
  zone: string
  /** Who has something on these days as they are. */
  holders: ReadonlySet<string>
}

export function draftOf(days: RoomDays, zone: string): Draft {
  const sheets = new Map(days.sheets)
  const holders = new Set([...sheets.values()].flatMap(({ quarters }) => [...quarters.values()]))
  return { days: { ...days, sheets }, sheets, zone, holders }
}

/** Who would be in the way of a use, if somebody is. */
export function metInDraft({ days, zone }: Draft, use: Use): InTheWay | undefined {
  const [met] = holdersInTheWay(days, use, zone)
  return met && shown(met.sheet, met.holder)
}

/** Which booking lies in the time of a block, in its room or in one related to it. Other blocks may. */
export function bookingUnder(
  { days, zone }: Draft,
  block: Parameters<typeof blockedDays>[0],
): InTheWay | undefined {
  const all = [days, ...days.related]
  for (const { date, span } of blockedDays(block, zone))
    for (const { sheets } of all) {
      const sheet = sheets.get(date)
      const holders = sheet ? range(span).map((quarter) => sheet.quarters.get(quarter)) : []
      const found = holders.flatMap((holder) => (sheet && holder ? [shown(sheet, holder)] : []))
      const booking = found.find(({ kind }) => kind !== 'block')
      if (booking) return booking
    }
  return undefined
}

/** What an import that was cut off had begun to take for this booking is in nobody's way: it is taken again, or given back first. */
export function freeInDraft({ sheets, holders }: Draft, id: string): void {
  if (!holders.has(id)) return
  for (const [date, sheet] of sheets) {
    const quarters = [...sheet.quarters].filter(([, holder]) => holder !== id)
    if (quarters.length < sheet.quarters.size) sheets.set(date, { ...sheet, quarters: new Map(quarters) })
  }
}

export function takeInDraft({ sheets, days, zone }: Draft, id: string, use: Use): void {
  const sheet = sheets.get(use.date) ?? emptySheet(days.room.id, use.date)
  const quarters = range(takenSpan(use, zone)).map((quarter) => [quarter, id] as const)
  const { from, to } = use
  const entry: SheetEntry = { from, to, kind: 'booking', state: 'approved', at: '', seq: 0 }
  const name = nameOfEntry({ holder: id, key: `${use.date}T${from}`, isBeside: false })
  sheets.set(use.date, {
    ...sheet,
    quarters: new Map([...sheet.quarters, ...quarters]),
    entries: new Map([...sheet.entries, [name, entry]]),
  })
}

function emptySheet(room: string, date: string): DaySheet {
  return { room, date, quarters: new Map(), entries: new Map(), wishes: new Map(), stamp: undefined }
}

function shown({ date, entries }: DaySheet, holder: string): InTheWay {
  const [, entry] = [...entries].find(([name]) => holderOf(name) === holder) ?? []
  const { from = '', to = '', kind = 'booking', label } = entry ?? {}
  return { id: holder, kind, date, from, to, ...(label === undefined ? {} : { label }) }
}
