import type { Context } from '../../../shared/context.ts'
import type { Actor } from '../../../shared/actor.ts'
import { invalidField } from '../../../shared/refusal.ts'
import { replaceFields } from '../../../shared/replace.ts'
import type { Write } from '../../../shared/table/write.ts'
import { requireSettings } from '../../houses/rules.ts'
import { listedRoomWrite } from '../../houses/actions/beside-house.ts'
import { roomOfHouse } from '../rules/hours.ts'
import { relationsRefusal } from '../rules/related.ts'
import { RoomSettings } from '../schema.ts'
import type { Room } from '../schema.ts'
import { changedRoomWrite } from '../store/rooms.ts'
import { findRoom, loadRooms } from './load-rooms.ts'
import type { HouseWithRooms } from './load-rooms.ts'

export interface RoomChange {
  house: string
  room: string
  settings: RoomSettings
  /** The version that was edited: a change in between refuses with `changed-meanwhile`. */
  version: number
}

/** A room as it shall be, with the writes that make it so. */
export interface ChangedRoom {
  room: Room
  writes: Write[]
}

/** Changes the settings of a room as a whole; what is booked already stays as it is. */
export async function changeRoom(
  ctx: Pick<Context, 'table'>,
  actor: Actor,
  change: RoomChange,
): Promise<Room> {
  const file = await loadRooms(ctx, change.house)
  requireSettings(file.managers, actor)
  const { room, writes } = changedRoom(file, change)
  await ctx.table.transact(writes)
  return room
}

/** The same for whoever writes something else with it. Refuses what cannot be. */
export function changedRoom({ house, rooms }: HouseWithRooms, change: RoomChange): ChangedRoom {
  if (change.settings.minMinutes > change.settings.maxMinutes) {
    throw invalidField('/maxMinutes', 'invalid-input', { reason: 'shorter-than-smallest' })
  }
  const refusal = relationsRefusal(rooms, change.room, change.settings)
  if (refusal) throw refusal
  const settings = replaceFields(RoomSettings, findRoom(rooms, change.room), change.settings)
  const room = roomOfHouse({ ...settings, version: change.version + 1 }, house)
  return { room, writes: [changedRoomWrite(room, change.version), listedRoomWrite(room.house, room)] }
}
