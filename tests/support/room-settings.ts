import { changeRoom } from '../../functions/rooms/actions/change-room.ts'
import { loadRooms } from '../../functions/rooms/actions/load-rooms.ts'
import type { RoomSettings } from '../../functions/rooms/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import type { World } from './world.ts'

/** A manager changes some settings of a room, long after others have booked it. */
export async function changeSettings(
  { ctx }: World,
  manager: Actor,
  id: string,
  change: Partial<RoomSettings>,
): Promise<void> {
  const { rooms } = await loadRooms(ctx, 'aef')
  const { version, house, position: _position, id: room, ...settings } = rooms.find((each) => each.id === id)!
  await changeRoom(ctx, manager, { house, room, version, settings: { ...settings, ...change } })
}
