import type { Room } from '../schema.ts'
import { isInUse } from './hours.ts'

export type Way = 'up' | 'down'

/**
 * The rooms that have another place when one goes up or down among those in use. Every room gets its place in the list, since rooms that were
 * added at once may have the same one.
 */
export function placedRooms(rooms: readonly Room[], room: Room, way: Way): Room[] {
  const used = rooms.filter(isInUse)
  const at = used.findIndex(({ id }) => id === room.id)
  const other = used[way === 'up' ? at - 1 : at + 1]
  if (at === -1 || other === undefined) return []
  const swapped = rooms.map((each) => {
    if (each.id === room.id) return other
    return each.id === other.id ? room : each
  })
  return swapped
    .map((each, position) => ({ each, position }))
    .filter(({ each, position }) => each.position !== position)
    .map(({ each, position }) => ({ ...each, position }))
}
