import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import { invalidField, Refusal } from '../../shared/refusal.ts'
import { replaceFields } from '../../shared/replace.ts'
import type { Write } from '../../shared/table/write.ts'
import { addDays, datesFrom, today } from '../../shared/time/civil.ts'
import type { LocalDate } from '../../shared/time/civil.ts'
import { foundingWrites, listedRoomWrite, loadHouse } from '../houses/actions.ts'
import type { Founding, HouseFile } from '../houses/actions.ts'
import { requireManager } from '../houses/rules.ts'
import { mergeChanges } from './rules/sheet-change.ts'
import type { SheetChange } from './rules/sheet-change.ts'
import { datesAround, nearestSlots } from './rules/free.ts'
import type { RoomDays, Slot } from './rules/free.ts'
import { dayOfRoom } from './rules/availability.ts'
import type { DayOfRoom } from './rules/availability.ts'
import { relatedRooms, relationsRefusal, withRelated } from './rules/related.ts'
import type { Use } from './rules/use.ts'
import { RoomSettings } from './schema.ts'
import type { Room } from './schema.ts'
import { readDaySheets, readScatteredSheets, sheetWrite } from './store/day-sheet.ts'
import { changedRoomWrite, newRoomWrite, roomsAmong } from './store/rooms.ts'

export { daySheetType, parseSheet, sheetOfKey } from './store/day-sheet.ts'
export type { RoomDays, Slot } from './rules/free.ts'

type Reading = Pick<Context, 'table'>

export interface HouseWithRooms extends HouseFile {
  rooms: Room[]
}

/** House, managers and rooms: one query. Refuses with `not-found`. */
export async function loadRooms(ctx: Reading, house: string): Promise<HouseWithRooms> {
  const file = await loadHouse(ctx, house)
  return { ...file, rooms: roomsAmong(file.beside) }
}

/** The rooms of these ids in the order asked for; refuses with `unknown-room` and the place in the list. */
export function pickRooms(rooms: readonly Room[], ids: readonly string[]): Room[] {
  return ids.map((id, at) => {
    const room = rooms.find((other) => other.id === id)
    if (room === undefined) throw invalidField(`/rooms/${at}`, 'unknown-room', { room: id })
    return room
  })
}

export function findRoom(rooms: readonly Room[], id: string): Room {
  const room = rooms.find((other) => other.id === id)
  if (room === undefined) throw new Refusal('not-found', 'not-found', { room: id })
  return room
}

/**
 * Sheets of several rooms, from one date to another inclusive: one query a room. `all` rooms of the house, where there are
 * some that contain or exclude each other: those related to the chosen ones are read too.
 */
export async function loadRoomDays(
  ctx: Reading,
  chosen: readonly Room[],
  days: { from: LocalDate; to: LocalDate; consistent?: boolean; all?: readonly Room[] },
): Promise<RoomDays[]> {
  const { all = chosen, ...span } = days
  const read = await Promise.all(
    withRelated(all, chosen).map(async (room) => {
      const sheets = await readDaySheets(ctx.table, room, span)
      return { room, sheets: new Map(sheets.map((sheet) => [sheet.date, sheet])) }
    }),
  )
  return chosen.map((room) => {
    const ids = relatedRooms(all, room.id).map(({ id }) => id)
    const own = read.find((other) => other.room.id === room.id)
    return {
      room,
      sheets: own?.sheets ?? new Map(),
      related: read.filter((other) => ids.includes(other.room.id)),
    }
  })
}

/** Single day sheets of several rooms, in no order; a day without any use has none. */
export function loadSheets(ctx: Reading, days: readonly { house: string; room: string; date: LocalDate }[]) {
  return readScatteredSheets(ctx.table, days)
}

const longestAvailability = 92

export interface AvailabilityQuery {
  house: string
  rooms?: readonly string[]
  from?: LocalDate
  /** Exclusive; at most 92 days after `from`. Without it a week. */
  to?: LocalDate
}

/** Open and taken times by room and date, as the public may see them. */
export async function readAvailability(
  ctx: Pick<Context, 'table' | 'now'>,
  query: AvailabilityQuery,
): Promise<{ room: Room; days: DayOfRoom[] }[]> {
  const { house, rooms } = await loadRooms(ctx, query.house)
  const from = query.from ?? today(ctx.now(), house.timeZone)
  const to = query.to ?? addDays(from, 7)
  const dates = from < to && to <= addDays(from, longestAvailability) ? datesFrom(from, to) : []
  const last = dates.at(-1)
  if (last === undefined) throw invalidField('/to', 'invalid-input', { days: longestAvailability })
  const chosen = query.rooms ? pickRooms(rooms, query.rooms) : rooms
  const roomDays = await loadRoomDays(ctx, chosen, { from, to: last, all: rooms })
  return roomDays.map((each) => ({
    room: each.room,
    days: dates.map((date) => dayOfRoom(each, date, house.timeZone)),
  }))
}

/** The writes for changes of day sheets, one an item, in the transaction of whoever asks. */
export function sheetWrites(changes: readonly SheetChange[]): Write[] {
  return mergeChanges(changes).map(sheetWrite)
}

/** Up to three free slots near a use that could not be had. */
export async function findAlternatives(
  ctx: Pick<Context, 'table' | 'now'>,
  { house, rooms: all }: { house: { timeZone: string }; rooms: readonly Room[] },
  rooms: readonly Room[],
  use: Use,
): Promise<Slot[]> {
  const dates = datesAround(use.date, 7, 14)
  const span = { from: addDays(use.date, -8), to: addDays(use.date, 15), all }
  const days = await loadRoomDays(ctx, rooms, span)
  const terms = { zone: house.timeZone, now: ctx.now(), byManager: false }
  return nearestSlots(days, use, terms, { dates, count: 3 })
}

export interface NewHouse extends Founding {
  rooms: readonly (RoomSettings & { id: string })[]
}

/** A house with its first manager and its rooms, in one write. Refuses with `house-exists`. */
export async function foundHouse(ctx: Context, { rooms, ...founding }: NewHouse): Promise<void> {
  const house = founding.house.id
  const founded = rooms.map((room, position) => ({ ...room, house, position, version: 1 }))
  const listed = founded.map(({ id, name, capacity, position }) => ({ id, name, capacity, position }))
  await ctx.table.transact([...(await foundingWrites(ctx, founding, listed)), ...founded.map(newRoomWrite)])
}

export interface RoomChange {
  house: string
  room: string
  settings: RoomSettings
  /** The version that was edited: a change in between refuses with `changed-meanwhile`. */
  version: number
}

/** Changes the settings of a room as a whole; what is booked already stays as it is. */
export async function changeRoom(ctx: Reading, actor: Actor, change: RoomChange): Promise<Room> {
  const { managers, rooms } = await loadRooms(ctx, change.house)
  requireManager(managers, actor)
  if (change.settings.minMinutes > change.settings.maxMinutes) {
    throw invalidField('/maxMinutes', 'invalid-input', { reason: 'shorter-than-smallest' })
  }
  const refusal = relationsRefusal(rooms, change.room, change.settings)
  if (refusal) throw refusal
  const settings = replaceFields(RoomSettings, findRoom(rooms, change.room), change.settings)
  const changed = { ...settings, version: change.version + 1 }
  await ctx.table.transact([
    changedRoomWrite(changed, change.version),
    listedRoomWrite(changed.house, changed),
  ])
  return changed
}

export interface NewRoom {
  house: string
  id: string
  settings: RoomSettings
}

/** A further room of the house; its id stands in links and calendars and stays for ever. */
export async function addRoom(ctx: Reading, actor: Actor, { house, id, settings }: NewRoom): Promise<Room> {
  const { managers, rooms } = await loadRooms(ctx, house)
  requireManager(managers, actor)
  const refusal = relationsRefusal(rooms, id, settings)
  if (refusal) throw refusal
  const position = Math.max(0, ...rooms.map((room) => room.position)) + 1
  const room = { ...settings, house, id, position, version: 1 }
  await ctx.table.transact([newRoomWrite(room), listedRoomWrite(house, room)])
  return room
}
