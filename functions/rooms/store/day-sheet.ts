import { Refusal } from '../../../shared/refusal.ts'
import { absent, equals } from '../../../shared/table/expression.ts'
import type { Clause } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Item, Key, Write } from '../../../shared/table/write.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { SheetChange } from '../rules/claim.ts'
import { SheetEntry } from '../schema.ts'
import type { Conflict, DaySheet } from '../schema.ts'

export const daySheetType = 'day-sheet'

const sheetKey = (house: string, room: string, date: LocalDate): Key => ({
  pk: `ROOM#${house}#${room}`,
  sk: `DAY#${date}`,
})

const stampName = 'blockStamp'
const quarterName = (quarter: number) => `q${quarter}`
const entryName = (id: string) => `e_${id}`

/** The sheets of a room from one date to another, both inclusive; days without any use have none. One query. */
export async function readDaySheets(
  table: Table,
  room: { house: string; id: string },
  days: { from: LocalDate; to: LocalDate; consistent?: boolean },
): Promise<DaySheet[]> {
  const { pk, sk } = sheetKey(room.house, room.id, days.from)
  const items = await table.query({
    pk,
    from: sk,
    to: sheetKey(room.house, room.id, days.to).sk,
    consistent: days.consistent ?? false,
  })
  return items.map((item) => parseSheet(room.id, item))
}

/** Sheets scattered over rooms and dates, such as those of an inbox; a week of one room is cheaper by `readDaySheets`. */
export async function readScatteredSheets(
  table: Table,
  days: readonly { house: string; room: string; date: LocalDate }[],
): Promise<DaySheet[]> {
  const keys = new Map(days.map(({ house, room, date }) => [`${room}/${date}`, sheetKey(house, room, date)]))
  const items = await table.getMany([...keys.values()], { consistent: true })
  return items.map((item) => parseSheet(sheetOfKey(item).room, item))
}

/** House, room and date of a sheet's key, for those who follow the stream. */
export function sheetOfKey({ pk, sk }: Key): { house: string; room: string; date: LocalDate } {
  const [, house = '', room = ''] = pk.split('#')
  return { house, room, date: sk.slice('DAY#'.length) }
}

/** The one update that changes a day sheet: conditional on every quarter that it touches. */
export function sheetWrite(change: SheetChange): Write {
  const { take, free, entries, blockStamp } = change
  const set: Record<string, unknown> = { type: daySheetType }
  const remove: string[] = []
  for (const [quarter, id] of take) set[quarterName(quarter)] = id
  for (const quarter of free.keys()) if (!take.has(quarter)) remove.push(quarterName(quarter))
  for (const [id, entry] of entries) {
    if (entry === undefined) remove.push(entryName(id))
    else set[entryName(id)] = withoutUndefined(entry)
  }
  if (blockStamp?.now !== blockStamp?.was) set[stampName] = blockStamp?.now
  const key = sheetKey(change.house, change.room, change.date)
  const refuse = (found: Item | undefined) => refusalOf(change, found)
  const changesNothing = take.size === 0 && free.size === 0 && entries.size === 0
  if (changesNothing) return { kind: 'check', key, when: whenOf(change), refuse }
  return { kind: 'update', key, set, remove, when: whenOf(change), refuse }
}

function whenOf({ take, free, clear, blockStamp: stamp }: SheetChange): Clause[] {
  const held = [...free].map(([quarter, id]) => equals(quarterName(quarter), id))
  const taken = [...take.keys()].filter((quarter) => !free.has(quarter))
  const stamped = stamp ? [stamp.was === undefined ? absent(stampName) : equals(stampName, stamp.was)] : []
  return [...held, ...[...taken, ...clear].map((quarter) => absent(quarterName(quarter))), ...stamped]
}

/** Who stands in the way; whether this very change happened already is told by the booking that goes with it. */
function refusalOf(change: SheetChange, found: Item | undefined): Refusal {
  const { take, free, clear } = change
  const wanted = [...take.keys(), ...clear].filter((quarter) => !free.has(quarter))
  const holders = new Set(wanted.map((quarter) => found?.[quarterName(quarter)] as string | undefined))
  const conflicts = [...holders].flatMap((id) => (id === undefined ? [] : conflictOf(change, found, id)))
  if (conflicts.length === 0) return new Refusal('conflict', 'changed-meanwhile')
  return new Refusal('conflict', 'room-taken', { conflicts })
}

function conflictOf({ room, date }: SheetChange, found: Item | undefined, id: string): Conflict[] {
  const entry = SheetEntry.safeParse(found?.[entryName(id)])
  return entry.success
    ? [{ room, date, from: entry.data.from, to: entry.data.to, kind: entry.data.kind }]
    : []
}

export function parseSheet(room: string, item: Item): DaySheet {
  const quarters = new Map<number, string>()
  const entries = new Map<string, SheetEntry>()
  for (const [name, value] of Object.entries(item)) {
    if (/^q\d+$/.test(name)) quarters.set(Number(name.slice(1)), String(value))
    else if (name.startsWith('e_')) entries.set(name.slice(2), SheetEntry.parse(value))
  }
  return {
    room,
    date: item.sk.slice('DAY#'.length),
    quarters,
    entries,
    blockStamp: item[stampName] as string | undefined,
  }
}

function withoutUndefined(entry: SheetEntry): SheetEntry {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as SheetEntry
}
