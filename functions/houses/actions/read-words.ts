import type { Context } from '../../../shared/context.ts'
import type { Language } from '../../../shared/language.ts'
import { hasOthersFor } from '../rules/own-words.ts'
import type { House, InOtherWords } from '../schema.ts'
import { readOwnWords } from '../store/own-words.ts'

/**
 * The house as it speaks to a reader: an item more, in their language alone, and none for who reads what the house has written first. So who
 * shows nothing of it does not pay for eight languages.
 */
export async function spokenTo<Given extends Pick<House, 'id' | 'language'>>(
  ctx: Pick<Context, 'table'>,
  house: Given,
  language: Language,
): Promise<Given & InOtherWords> {
  const has = hasOthersFor(house, language)
  return { ...house, words: has ? await readOwnWords(ctx.table, { house: house.id, language }) : undefined }
}
