import type { PhotoPlace } from '../../photos/schema.ts'
import type { Room } from '../schema.ts'

/** Where the photo of a room lies. */
export function roomPhoto({ house, id }: Pick<Room, 'house' | 'id'>): PhotoPlace {
  return { house, of: `room-${id}` }
}
