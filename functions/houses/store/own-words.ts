import { Refusal } from '../../../shared/refusal.ts'
import { entity } from '../../../shared/table/entity.ts'
import { absent, equals } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Key, Write } from '../../../shared/table/write.ts'
import { OwnWords } from '../schema/own-words.ts'

/** They stand behind all else beside a house, so that it is read without them: together they are larger than all of it. */
const beginning = 'WORDS#'

/** Sort keys of what is read with a house. */
export const allButWords = { from: 'A', to: beginning }

/** One item for each language, beside the house: in the house itself all of them would not have room. */
const Words = entity({
  type: 'own-words',
  schema: OwnWords,
  key: ({ house, language }: Pick<OwnWords, 'house' | 'language'>): Key => ({
    pk: `HOUSE#${house}`,
    sk: `${beginning}${language}`,
  }),
})

/** What was written a moment ago is among it: who has saved it sees it. */
export async function readOwnWords(
  table: Pick<Table, 'get'>,
  of: Pick<OwnWords, 'house' | 'language'>,
): Promise<OwnWords | undefined> {
  const item = await table.get(Words.key(of), { consistent: true })
  return item && Words.parse(item)
}

/** `before` is what was read, 0 if there was nothing: another one meanwhile refuses with `changed-meanwhile`. */
export function ownWordsWrite(words: Omit<OwnWords, 'version'>, before: number): Write {
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  const when = [before === 0 ? absent('pk') : equals('version', before)]
  return Words.put({ ...words, version: before + 1 }, { when, refuse })
}
