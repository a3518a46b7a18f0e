import { ownWordsWrite } from '../../functions/houses/store/own-words.ts'
import type { OwnWords } from '../../functions/houses/schema/own-words.ts'
import type { World } from './world.ts'

/** Lets a house say something in another language that it has said nothing in before. */
export async function saysIn(
  { ctx }: Pick<World, 'ctx'>,
  language: OwnWords['language'],
  words: OwnWords['words'],
  rooms: OwnWords['rooms'] = {},
): Promise<void> {
  await ctx.table.transact([ownWordsWrite({ house: 'aef', language, words, rooms }, 0)])
}
