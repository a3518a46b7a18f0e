import type { Booking, Occurrence } from '../schema.ts'

/** What each date of a series may say for itself. */
export const ownWords = ['purpose', 'label', 'attendees', 'note'] as const
export type OwnWord = (typeof ownWords)[number]
export type Words = Partial<Pick<Booking, OwnWord>>

/** What a date says: its own words, else the booking's, and not those that were taken away from it. */
export function wordsOn(
  booking: Words,
  { without = [], ...own }: Pick<Occurrence, OwnWord | 'without'>,
): Words {
  const said = ownWords.flatMap((word) => {
    const value = without.includes(word) ? undefined : (own[word] ?? booking[word])
    return value === undefined ? [] : [[word, value] as const]
  })
  return Object.fromEntries(said) as Words
}

/** The date with these words, of which only what differs from the booking's stands there. */
export function withWords(booking: Words, occurrence: Occurrence, words: Words): Occurrence {
  const { purpose: _p, label: _l, attendees: _a, note: _n, without: _w, ...bare } = occurrence
  const own = ownWords.filter((word) => words[word] !== undefined && words[word] !== booking[word])
  const without = ownWords.filter((word) => words[word] === undefined && booking[word] !== undefined)
  return {
    ...bare,
    ...Object.fromEntries(own.map((word) => [word, words[word]])),
    ...(without.length === 0 ? {} : { without }),
  }
}

/**
 * Other words for some dates. A date that had said something else than most of them keeps that: it was meant for it alone. Where
 * all dates to come are meant, `common` says so, and the words become the booking's.
 */
export function reworded(
  booking: Booking,
  meant: readonly Occurrence[],
  { words, common }: { words: Words; common: boolean },
): { booking: Words; occurrences: Occurrence[] } {
  const keys = new Set(meant.map(({ key }) => key))
  const said = new Map(booking.occurrences.map((each) => [each.key, wordsOn(booking, each)]))
  const usual = Object.fromEntries(ownWords.map((word) => [word, usualOf(meant, word, said)])) as Words
  const next = common ? { ...without(booking), ...words } : booking
  const occurrences = booking.occurrences.map((each) => {
    const had = said.get(each.key) ?? {}
    const changed = ownWords.map((word) => [word, had[word] === usual[word] ? words[word] : had[word]])
    return withWords(next, each, keys.has(each.key) ? (Object.fromEntries(changed) as Words) : had)
  })
  return { booking: next, occurrences }
}

function without(booking: Words): Words {
  return Object.fromEntries(
    Object.entries(booking).filter(([word]) => !ownWords.includes(word as OwnWord)),
  ) as Words
}

function usualOf(meant: readonly Occurrence[], word: OwnWord, said: ReadonlyMap<string, Words>) {
  const groups = Map.groupBy(meant, ({ key }) => said.get(key)?.[word])
  return [...groups].sort(([, a], [, b]) => b.length - a.length)[0]?.[0]
}
