import type { Context } from '../../../shared/context.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { changedWordsWrite } from '../../houses/actions/change-words.ts'
import { wordsIn } from '../../houses/rules/own-words.ts'
import type { House, InOtherWords } from '../../houses/schema.ts'
import { findRoom } from '../../rooms/actions/load-rooms.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { isInUse } from '../../rooms/rules/hours.ts'
import type { OwnWordsForm } from '../contract.ts'
import { changedTexts, madeOfAfter, otherLanguages, ownTexts } from '../rules/own-words.ts'

/**
 * What the house says in one other language, as a whole: what is not among it any more is gone, but for rooms that are put away, which the
 * form does not show. Refuses with `changed-meanwhile` where a text is not what the form showed, on either side, and with `not-found`
 * what is said of a room that there is not.
 */
export async function changeOwnWords(
  ctx: Pick<Context, 'table'>,
  file: Pick<HouseWithRooms, 'rooms'> & { house: House & InOtherWords },
  { in: language, house: words = {}, rooms = {}, shown = {}, fits }: OwnWordsForm,
): Promise<void> {
  if (!otherLanguages(file.house).includes(language)) throw invalidField('/in')
  const now = ownTexts(file, language)
  const { changed, isGone } = changedTexts(now, shown)
  if (changed.length > 0 || isGone) throw new Refusal('conflict', 'changed-meanwhile')
  for (const id of Object.keys(rooms)) findRoom(file.rooms, id)
  const before = wordsIn(file.house, language)
  const saidOf = before?.rooms ?? {}
  const away = file.rooms
    .filter((room) => !isInUse(room) && saidOf[room.id] !== undefined)
    .map(({ id }) => id)
  const kept = Object.fromEntries(away.map((id) => [id, saidOf[id] ?? {}]))
  const madeOf = madeOfAfter(before, now, { house: words, rooms, fits, away })
  const said = { language, words, rooms: { ...rooms, ...kept }, madeOf }
  await ctx.table.transact([changedWordsWrite(file.house, said)])
}
