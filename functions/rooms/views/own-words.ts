import { written } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import { roomText } from '../../houses/rules/own-words.ts'
import type { House, InOtherWords } from '../../houses/schema.ts'
import type { Room } from '../schema.ts'
import type { RoomText } from '../../houses/schema/own-words.ts'

/** What the house says of a room, in the language of the page or marked in its own; nothing where it says nothing. */
export function ownWords(
  room: Room,
  name: RoomText,
  { house, page }: { house: Pick<House, 'language'> & InOtherWords; page: Language },
): Content {
  const said = roomText(house, room, { name, reader: page })
  return said && written(said.text, { language: said.lang, page })
}
