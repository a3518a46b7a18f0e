import { Refusal } from '../../../shared/refusal.ts'
import { equals } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Item, Key, Write } from '../../../shared/table/write.ts'
import { HouseEntry } from '../schema.ts'
import type { House } from '../schema.ts'
import { wordsAgain, wordWrites } from './words.ts'

export const listedType = 'house-entry'

const entryKey = (id: string): Key => ({ pk: 'HOUSES', sk: id })

/** Each room of the list has an attribute of its own, so that two rooms changed at once do not undo each other. */
const listedRoom = (room: string) => `room_${room}`

export interface ListedRoom {
  id: string
  name: string
  capacity: number
  position: number
}

/** Houses by id, `most` of them, from the one with which a page begins. */
export async function readListed(
  table: Table,
  { from, most }: { from?: string | undefined; most: number },
): Promise<HouseEntry[]> {
  const { pk } = entryKey('')
  // Ids begin with a letter.
  const items = await table.query({ pk, from: from ?? 'a', to: '~', limit: most })
  return items.map(entryOf)
}

/** These houses, by id; those that are not listed are missing. */
export async function readEntries(table: Table, ids: readonly string[]): Promise<HouseEntry[]> {
  const items = await table.getMany(ids.map(entryKey))
  return items.map(entryOf).sort((one, other) => (one.id < other.id ? -1 : 1))
}

function entryOf(item: Item): HouseEntry {
  const names = Object.keys(item).filter((name) => name.startsWith(listedRoom('')))
  const rooms = names.map((name) => item[name] as ListedRoom).sort((a, b) => a.position - b.position)
  return HouseEntry.parse({ ...item, rooms })
}

/** Puts rooms, as they are by now, into the list of all houses. */
export function listedRoomWrite(house: string, ...rooms: readonly ListedRoom[]): Write {
  const set = rooms.map(({ id, name, capacity, position }) => [
    listedRoom(id),
    { id, name, capacity, position },
  ])
  return { kind: 'update', key: entryKey(house), set: Object.fromEntries(set) as Record<string, ListedRoom> }
}

/** Takes a room out of the list of all houses. */
export function unlistedRoomWrite(house: string, id: string): Write {
  return { kind: 'update', key: entryKey(house), remove: [listedRoom(id)] }
}

/** A house that is new in the list of all houses, its rooms included, and the words by which it is found. */
export function listedWrites(house: Omit<House, 'version'>, rooms: readonly ListedRoom[]): Write[] {
  return [entryWrite(house, rooms), ...wordWrites(house)]
}

/** The same of a house that was there: its rooms stay, and words that it has no more go. */
export function changedListedWrites(house: House, before: House): Write[] {
  return [entryWrite(house, []), ...wordWrites(house, before)]
}

/** The words by which a house is found, written as if it was changed. Refuses with `changed-meanwhile` where it was, with its words. */
export function wordsAgainWrites(item: Item): Write[] {
  const { id, name, address } = entryOf(item)
  const check: Write = {
    kind: 'check',
    key: entryKey(id),
    when: [equals('name', name), equals('address', address)],
    refuse: () => new Refusal('conflict', 'changed-meanwhile'),
  }
  return [check, ...wordsAgain({ id, name, address })]
}

function entryWrite(
  { id, name, address, timeZone }: Omit<House, 'version'>,
  rooms: readonly ListedRoom[],
): Write {
  const listed = rooms.map((room) => [listedRoom(room.id), room])
  const set = { type: listedType, id, name, address, timeZone, ...Object.fromEntries(listed) }
  return { kind: 'update', key: entryKey(id), set }
}
