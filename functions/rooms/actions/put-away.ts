import type { Context } from '../../../shared/context.ts'
import type { Actor } from '../../../shared/actor.ts'
import { requireSettings } from '../../houses/rules.ts'
import { listedRoomWrite, unlistedRoomWrite } from '../../houses/actions/beside-house.ts'
import { changedRoomWrite } from '../store/rooms.ts'
import { findRoom, loadRooms } from './load-rooms.ts'
import type { HouseWithRooms } from './load-rooms.ts'
import type { ChangedRoom } from './change-room.ts'

/** A room that nobody can ask for any more, with the writes that make it so; nothing is cancelled by it. */
export function roomPutAway(
  { rooms }: HouseWithRooms,
  { id, version, now }: { id: string; version: number; now: string },
): ChangedRoom {
  const room = { ...findRoom(rooms, id), putAwayAt: now, version: version + 1 }
  return { room, writes: [changedRoomWrite(room, version), unlistedRoomWrite(room.house, id)] }
}

/** Takes it out again, as it was. */
export async function takeRoomBack(
  ctx: Pick<Context, 'table'>,
  actor: Actor,
  { house, room: id }: { house: string; room: string },
): Promise<void> {
  const { managers, rooms } = await loadRooms(ctx, house)
  requireSettings(managers, actor)
  const { putAwayAt, ...kept } = findRoom(rooms, id)
  if (putAwayAt === undefined) return
  const room = { ...kept, version: kept.version + 1 }
  await ctx.table.transact([changedRoomWrite(room, kept.version), listedRoomWrite(house, room)])
}
