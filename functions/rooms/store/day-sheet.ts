import { Refusal } from '../../../shared/refusal.ts'
import { absent, equals, present } from '../../../shared/table/expression.ts'
import type { Clause } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Item, Key, Write } from '../../../shared/table/write.ts'
import { daysBetween } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { conflictIn } from '../rules/conflict.ts'
import type { SheetChange } from '../rules/sheet-change.ts'
import { SheetEntry, SheetWish } from '../schema.ts'
import type { Conflict, DaySheet } from '../schema.ts'

export const daySheetType = 'day-sheet'

const sheetKey = (house: string, room: string, date: LocalDate): Key => ({
  pk: `ROOM#${house}#${room}`,
  sk: `DAY#${date}`,
})

const stampName = 'stamp'
const quarterName = (quarter: number) => `q${quarter}`
const entryName = (name: string) => `e_${name}`
const wishName = (id: string) => `w_${id}`

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

type SheetPlace = { house: string; room: string; date: LocalDate }

/**
 * Sheets scattered over rooms and dates, such as those of an inbox or of a series. Singly each costs a read unit; where they lie
 * closely (weekly or closer), a query of all between is cheaper.
 */
export async function readScatteredSheets(
  table: Table,
  days: readonly SheetPlace[],
  how: { consistent: boolean } = { consistent: true },
): Promise<DaySheet[]> {
  const keys = new Map(days.map(({ house, room, date }) => [`${room}/${date}`, sheetKey(house, room, date)]))
  const byRoom = [...Map.groupBy(days, ({ house, room }) => `${house}/${room}`).values()]
  const spans = byRoom.map(closeSpan).filter((span) => span !== undefined)
  const isInSpan = ({ pk }: Key) => spans.some(({ house, id }) => sheetKey(house, id, '').pk === pk)
  const single = [...keys.values()].filter((key) => !isInSpan(key))
  const [items, ...queried] = await Promise.all([
    table.getMany(single, how),
    ...spans.map(({ house, id, from, to }) => readDaySheets(table, { house, id }, { from, to, ...how })),
  ])
  const found = queried.flat().filter(({ room, date }) => keys.has(`${room}/${date}`))
  return [...items.map((item) => parseSheet(sheetOfKey(item).room, item)), ...found]
}

/** From the first to the last of many dates in one room that lie closely; `undefined` if they do not. */
function closeSpan(days: readonly SheetPlace[]) {
  const dates = [...new Set(days.map(({ date }) => date))].sort()
  const [first, from, to] = [days[0], dates[0], dates.at(-1)]
  if (first === undefined || from === undefined || to === undefined) return undefined
  const isClose = dates.length > 8 && daysBetween(from, to) <= dates.length * 8
  return isClose ? { house: first.house, id: first.room, from, to } : undefined
}

/** House, room and date of a sheet's key, for those who follow the stream. */
export function sheetOfKey({ pk, sk }: Key): { house: string; room: string; date: LocalDate } {
  const [, house = '', room = ''] = pk.split('#')
  return { house, room, date: sk.slice('DAY#'.length) }
}

/** The one update that changes a day sheet: conditional on every quarter that it touches. `ttl`: when it goes, in epoch seconds. */
export function sheetWrite(change: SheetChange, ttl: number): Write {
  const { take, free, entries, wishes, stamp } = change
  const set: Record<string, unknown> = { type: daySheetType, ttl }
  const remove: string[] = []
  for (const [quarter, id] of take) if (free.get(quarter) !== id) set[quarterName(quarter)] = id
  for (const quarter of free.keys()) if (!take.has(quarter)) remove.push(quarterName(quarter))
  for (const [name, entry] of entries) {
    if (entry === undefined) remove.push(entryName(name))
    else set[entryName(name)] = withoutUndefined(entry)
  }
  for (const [id, wish] of wishes) {
    if (wish === undefined) remove.push(wishName(id))
    else set[wishName(id)] = wish
  }
  if (stamp !== undefined) set[stampName] = stamp
  const key = sheetKey(change.house, change.room, change.date)
  const refuse = (found: Item | undefined) => refusalOf(change, found)
  const changesNothing = Object.keys(set).length === 2 && remove.length === 0
  if (changesNothing) return { kind: 'check', key, when: whenOf(change), refuse }
  return { kind: 'update', key, set, remove, when: whenOf(change), refuse }
}

function whenOf({ take, free, clear, seen, still = new Set() }: SheetChange): Clause[] {
  const held = [...free].map(([quarter, id]) => equals(quarterName(quarter), id))
  const taken = [...take.keys()].filter((quarter) => !free.has(quarter))
  const stamped = seen ? [seen.stamp === undefined ? absent(stampName) : equals(stampName, seen.stamp)] : []
  const there = [...still].map((name) => present(entryName(name)))
  return [
    ...held,
    ...[...taken, ...clear].map((quarter) => absent(quarterName(quarter))),
    ...stamped,
    ...there,
  ]
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
  const entries = Object.entries(found ?? {}).flatMap(([name, value]) =>
    name.startsWith(entryName(id)) ? [SheetEntry.parse(value)] : [],
  )
  return entries.map((entry) => conflictIn({ room, date }, entry))
}

export function parseSheet(room: string, item: Item): DaySheet {
  const quarters = new Map<number, string>()
  const entries = new Map<string, SheetEntry>()
  const wishes = new Map<string, SheetWish>()
  for (const [name, value] of Object.entries(item)) {
    if (/^q\d+$/.test(name)) quarters.set(Number(name.slice(1)), String(value))
    else if (name.startsWith('e_')) entries.set(name.slice(2), SheetEntry.parse(value))
    else if (name.startsWith('w_')) wishes.set(name.slice(2), SheetWish.parse(value))
  }
  const stamp = item[stampName] as string | undefined
  return { room, date: item.sk.slice('DAY#'.length), quarters, entries, wishes, stamp }
}

function withoutUndefined(entry: SheetEntry): SheetEntry {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as SheetEntry
}
