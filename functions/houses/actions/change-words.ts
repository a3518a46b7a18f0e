import type { Write } from '../../../shared/table/write.ts'
import { wordsIn } from '../rules/own-words.ts'
import type { House, InOtherWords } from '../schema.ts'
import type { OwnWords } from '../schema/own-words.ts'
import { ownWordsWrite } from '../store/own-words.ts'

/** Writes what a house says in one other language, as a whole; refuses with `changed-meanwhile` if it is not what was read any more. */
export function changedWordsWrite(
  house: House & InOtherWords,
  { language, ...said }: Pick<OwnWords, 'language' | 'words' | 'rooms' | 'madeOf'>,
): Write {
  const before = wordsIn(house, language)?.version ?? 0
  return ownWordsWrite({ house: house.id, language, ...said }, before)
}
