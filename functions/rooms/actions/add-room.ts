import type { Context } from '../../../shared/context.ts'
import type { Actor } from '../../../shared/actor.ts'
import { requireSettings } from '../../houses/rules.ts'
import { listedRoomWrite } from '../../houses/actions/beside-house.ts'
import { relationsRefusal } from '../rules/related.ts'
import type { RoomSettings, Room } from '../schema.ts'
import { newRoomWrite } from '../store/rooms.ts'
import { loadRooms } from './load-rooms.ts'

export interface NewRoom {
  house: string
  id: string
  settings: RoomSettings
}

/** A further room of the house; its id stands in links and calendars and stays for ever. */
export async function addRoom(
  ctx: Pick<Context, 'table'>,
  actor: Actor,
  { house, id, settings }: NewRoom,
): Promise<Room> {
  const { managers, rooms } = await loadRooms(ctx, house)
  requireSettings(managers, actor)
  const refusal = relationsRefusal(rooms, id, settings)
  if (refusal) throw refusal
  const position = Math.max(0, ...rooms.map((room) => room.position)) + 1
  const room = { ...settings, house, id, position, version: 1 }
  await ctx.table.transact([newRoomWrite(room), listedRoomWrite(house, room)])
  return room
}
