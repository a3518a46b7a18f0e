import type { Context } from '../../../shared/context.ts'
import { areFoundIn, wordsOf } from '../rules/words.ts'
import type { HouseEntry, HousePage } from '../schema.ts'
import { readEntries, readListed } from '../store/listed.ts'
import { readWords } from '../store/words.ts'

/** Houses on one page of their list. */
const mostListed = 50
/** Words that are read: the longest of those that were typed. The others decide among what is found. */
const mostRead = 3
/** Houses that are read for each of them. */
const mostLooked = 200

interface HousesAsked {
  /** Where the page begins. */
  from?: string | undefined
  /** Beginnings of words of name or address. */
  search?: string | undefined
}

/** All houses by id, a page of them, or those that are found by what was typed. What was written a moment ago may be missing. */
export async function listHouses(
  ctx: Pick<Context, 'table'>,
  { from, search = '' }: HousesAsked,
): Promise<HousePage> {
  const typed = wordsOf(search)
  if (typed.length > 0) return findHouses(ctx, typed)
  const read = await readListed(ctx.table, { from, most: mostListed + 1 })
  const next = read[mostListed]?.id
  return { houses: read.slice(0, mostListed), ...(next === undefined ? {} : { next }) }
}

/** Houses by id, such as those that somebody runs; unknown ones are missing. At most one read for a hundred. */
export function housesOf(ctx: Pick<Context, 'table'>, ids: readonly string[]): Promise<HouseEntry[]> {
  return readEntries(ctx.table, [...new Set(ids)])
}

/** A word that few houses have decides; as long as there is none, some may be missing, and that is told. */
async function findHouses({ table }: Pick<Context, 'table'>, typed: readonly string[]): Promise<HousePage> {
  const longest = [...typed].sort((one, other) => other.length - one.length).slice(0, mostRead)
  const read = await Promise.all(longest.map((word) => readWords(table, word, mostLooked)))
  const isWhole = read.some((each) => each.length < mostLooked)
  const fitting = read.flat().filter(({ words }) => areFoundIn(words, typed))
  const ids = [...new Set(fitting.map(({ house }) => house))].sort()
  const houses = await readEntries(table, ids.slice(0, mostListed))
  return { houses, ...(isWhole && ids.length <= mostListed ? {} : { isCutOff: true }) }
}
