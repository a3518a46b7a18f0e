import type { Context } from '../../../shared/context.ts'
import type { Actor } from '../../../shared/actor.ts'
import { invalidField } from '../../../shared/refusal.ts'
import { replaceFields } from '../../../shared/replace.ts'
import { requireSettings } from '../../houses/rules.ts'
import { listedRoomWrite } from '../../houses/actions/beside-house.ts'
import { relationsRefusal } from '../rules/related.ts'
import { RoomSettings } from '../schema.ts'
import type { Room } from '../schema.ts'
import { changedRoomWrite } from '../store/rooms.ts'
import { findRoom, loadRooms } from './load-rooms.ts'

export interface RoomChange {
  house: string
  room: string
  settings: RoomSettings
  /** The version that was edited: a change in between refuses with `changed-meanwhile`. */
  version: number
}

/** Changes the settings of a room as a whole; what is booked already stays as it is. */
export async function changeRoom(
  ctx: Pick<Context, 'table'>,
  actor: Actor,
  change: RoomChange,
): Promise<Room> {
  const { managers, rooms } = await loadRooms(ctx, change.house)
  requireSettings(managers, actor)
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
