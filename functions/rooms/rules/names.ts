import type { Language } from '../../../shared/language.ts'
import { roomText } from '../../houses/rules/own-words.ts'
import type { House, InOtherWords } from '../../houses/schema.ts'
import type { Room } from '../schema.ts'

/** Rooms under the names that the house has for them in a language; those without one keep that under which they were entered. */
export function namedFor<Some extends Pick<Room, 'id' | 'name'>>(
  reader: Language,
  house: Pick<House, 'language'> & InOtherWords,
  rooms: readonly Some[],
): Some[] {
  return rooms.map((room) => {
    const name = roomText(house, room, { name: 'name', reader })?.text
    return name === undefined || name === room.name ? room : { ...room, name }
  })
}
