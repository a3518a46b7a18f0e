import type { Context } from '../../../shared/context.ts'
import type { Language } from '../../../shared/language.ts'
import { spokenTo } from '../../houses/actions/read-words.ts'
import type { House, InOtherWords } from '../../houses/schema.ts'
import { namedFor } from '../rules/names.ts'
import type { Room } from '../schema.ts'

/**
 * A house and its rooms as they speak to a reader: rooms are called what the house calls them in that language. For showing alone, never to
 * be written back. An item more, in their language; none for who reads what the house has written first.
 */
export async function toldTo<File extends { house: House; rooms: readonly Room[] }>(
  ctx: Pick<Context, 'table'>,
  file: File,
  reader: Language,
): Promise<Omit<File, 'house' | 'rooms'> & { house: File['house'] & InOtherWords; rooms: Room[] }> {
  const house = await spokenTo(ctx, file.house, reader)
  return { ...file, house, rooms: namedFor(reader, house, file.rooms) }
}
