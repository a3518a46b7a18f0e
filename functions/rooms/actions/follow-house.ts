import type { Write } from '../../../shared/table/write.ts'
import type { Room } from '../schema.ts'
import { changedRoomWrite } from '../store/rooms.ts'

/** Rooms that have the house's hours from now on; one that was changed meanwhile refuses with `changed-meanwhile`. */
export function followingWrites(rooms: readonly Room[]): Write[] {
  return rooms.map((room) => changedRoomWrite({ ...room, version: room.version + 1 }, room.version))
}
