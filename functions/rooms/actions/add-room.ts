import type { Context } from '../../../shared/context.ts'
import type { Actor } from '../../../shared/actor.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { requireSettings } from '../../houses/rules.ts'
import { countedWrite, listedRoomWrite } from '../../houses/actions/beside-house.ts'
import { relationsRefusal } from '../rules/related.ts'
import type { RoomSettings, Room } from '../schema.ts'
import { newRoomWrite } from '../store/rooms.ts'
import { loadRooms } from './load-rooms.ts'

export interface NewRoom {
  house: string
  id: string
  settings: RoomSettings
}

/** As many as one closure names. They are read with the house by everybody, and stand in one item of the list of all houses. */
export const mostRooms = 50

/** A further room of the house; its id stands in links and calendars and stays for ever. Refuses with `rooms-enough`. */
export async function addRoom(
  ctx: Pick<Context, 'table' | 'newId'>,
  actor: Actor,
  { house, id, settings }: NewRoom,
): Promise<Room> {
  return retryIfChanged(async () => {
    const file = await loadRooms(ctx, house)
    const { managers, rooms } = file
    requireSettings(managers, actor)
    if (rooms.length >= mostRooms) throw new Refusal('conflict', 'rooms-enough', { most: mostRooms })
    const refusal = relationsRefusal(rooms, id, settings)
    if (refusal) throw refusal
    const position = Math.max(0, ...rooms.map((room) => room.position)) + 1
    const room = { ...settings, house, id, position, version: 1 }
    const counted = countedWrite(file, ctx.newId())
    await ctx.table.transact([newRoomWrite(room), listedRoomWrite(house, room), counted])
    return room
  })
}
