import type { Entered } from '../../../shared/http/form.ts'
import type { Room } from '../../rooms/schema.ts'

/** Other rooms that were free at the time of the form, one of which can be taken instead; in the order of the house. */
export function othersIn<T extends Pick<Room, 'id'>>(entered: Entered, rooms: readonly T[]): T[] {
  return rooms.filter(({ id }) => entered.has('others', id) && !entered.has('rooms', id))
}

/**
 * The form with another of the rooms that were free (its button says `take=saal`), and else as it was filled; nothing if none was meant.
 * The room before can be taken back.
 */
export function withOtherRoom(entered: Entered): Entered | undefined {
  const [room, before] = [entered.get('take'), entered.get('rooms')]
  if (!entered.has('others', room)) return undefined
  const others = [...entered.all('others'), before].filter((id) => id !== room && id !== '')
  return entered.with('rooms', room).withAll('others', [...new Set(others)])
}
