import * as z from 'zod/mini'
import { entity } from '../../../shared/table/entity.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Write } from '../../../shared/table/write.ts'
import { formerWordsOf, wordsOf } from '../rules/words.ts'
import { HouseId } from '../schema.ts'
import type { HouseEntry } from '../schema.ts'

/** A word of a house's name or place, with all of its words, so that whoever types several needs one read of one of them. */
const HouseWord = z.object({ word: z.string(), house: HouseId, words: z.array(z.string()) })
export type HouseWord = z.infer<typeof HouseWord>

/** Items are small and read by a beginning, so that one partition serves thousands of searches a second. */
const Words = entity({
  type: 'house-word',
  schema: HouseWord,
  key: ({ word, house }: { word: string; house: string }) => ({ pk: 'HOUSE-WORDS', sk: `${word}#${house}` }),
})

type Named = Pick<HouseEntry, 'id' | 'name' | 'address'>

/** All words of a house as it is by now; those that it had `before` and has no more go. */
export function wordWrites({ id: house, name, address }: Named, before?: Named): Write[] {
  const words = wordsOf(name, address)
  const gone = before ? wordsOf(before.name, before.address).filter((word) => !words.includes(word)) : []
  return [
    ...gone.map((word): Write => ({ kind: 'delete', key: Words.key({ word, house }) })),
    ...words.map((word) => Words.put({ word, house, words })),
  ]
}

/** The same of a house that an older program may have written: its words as that folded them go. */
export function wordsAgain(house: Named): Write[] {
  const { id, name, address } = house
  const words = wordsOf(name, address)
  const gone = formerWordsOf(name, address).filter((word) => !words.includes(word))
  return [
    ...gone.map((word): Write => ({ kind: 'delete', key: Words.key({ word, house: id }) })),
    ...wordWrites(house),
  ]
}

/** Words that begin so, `most` of them, in the order of the alphabet. */
export async function readWords(table: Table, beginning: string, most: number): Promise<HouseWord[]> {
  const { pk } = Words.key({ word: '', house: '' })
  return (await table.query({ pk, prefix: beginning, limit: most })).map(Words.parse)
}
