import { Refusal } from '../../../shared/refusal.ts'
import { entity } from '../../../shared/table/entity.ts'
import { absent, equals } from '../../../shared/table/expression.ts'
import type { Key, Write } from '../../../shared/table/write.ts'
import { OwnWords } from '../schema/own-words.ts'

/** One item for each language, beside the house: in the house itself all of them would not have room. */
const Words = entity({
  type: 'own-words',
  schema: OwnWords,
  key: ({ house, language }: Pick<OwnWords, 'house' | 'language'>): Key => ({
    pk: `HOUSE#${house}`,
    sk: `WORDS#${language}`,
  }),
})

export const ownWordsType = Words.type
export const parseOwnWords = Words.parse

/** `before` is what was read, 0 if there was nothing: another one meanwhile refuses with `changed-meanwhile`. */
export function ownWordsWrite(words: Omit<OwnWords, 'version'>, before: number): Write {
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  const when = [before === 0 ? absent('pk') : equals('version', before)]
  return Words.put({ ...words, version: before + 1 }, { when, refuse })
}
