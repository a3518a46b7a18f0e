import { changedHours } from '../../houses/actions/change-hours.ts'
import type { HouseHours } from '../../houses/schema.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { followingWrites } from '../../rooms/actions/follow-house.ts'
import { roomOfHouse } from '../../rooms/rules/hours.ts'
import { followingRooms } from '../../rooms/rules/usual-hours.ts'
import type { Write } from '../../../shared/table/write.ts'
import type { RoomChange } from '../rules/outside.ts'

/** A house with other hours: what becomes of its rooms, and the writes that make it so. */
export function hoursChange(
  { house, rooms }: Pick<HouseWithRooms, 'house' | 'rooms'>,
  hours: HouseHours,
  version: number,
): { changes: RoomChange[]; writes: Write[] } {
  const changed = changedHours(house, hours, version)
  const following = followingRooms(rooms, house, hours)
  const after = rooms.map((room) => following.find(({ id }) => id === room.id) ?? room)
  return {
    changes: rooms.map((before, at) => ({ before, after: roomOfHouse(after[at] ?? before, changed.house) })),
    writes: [...changed.writes, ...followingWrites(following)],
  }
}
