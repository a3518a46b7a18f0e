import type { Booking, Occurrence } from '../schema.ts'
import { apart, usualAmong } from './pattern.ts'

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

export interface Rewording {
  words: Words
  /** The date whose words the form showed; it has the new ones whatever it had. */
  named: Occurrence
  /** The words that go on to the other dates: what was changed in the form, or all that it showed where nothing was. */
  spread: ReadonlySet<OwnWord>
  /** All dates to come are meant: the words become the booking's. */
  common: boolean
}

/**
 * Other words for some dates. A date that says something else than the one before and the one after, and than what is changed, keeps
 * that: it was meant for it alone.
 */
export function reworded(
  booking: Booking,
  meant: readonly Occurrence[],
  { words, named, spread, common }: Rewording,
): { booking: Words; occurrences: Occurrence[] } {
  const said = new Map(booking.occurrences.map((each) => [each.key, wordsOn(booking, each)]))
  const changing = new Map(
    ownWords.map((word) => [
      word,
      spread.has(word) ? keysToChange(meant, named, word, said) : new Set<string>(),
    ]),
  )
  const isNew = (word: OwnWord, { key }: Occurrence) =>
    changing.get(word)?.has(key) || (key === named.key && meant.some((each) => each.key === key))
  const next = common ? { ...without(booking), ...words } : booking
  const occurrences = booking.occurrences.map((each) => {
    const had = said.get(each.key) ?? {}
    const own = ownWords.map((word) => [word, isNew(word, each) ? words[word] : had[word]])
    return withWords(next, each, Object.fromEntries(own) as Words)
  })
  return { booking: next, occurrences }
}

/** Which of some dates get another word: those that have the usual one, and stretches of dates that have one together. */
function keysToChange(
  meant: readonly Occurrence[],
  named: Occurrence,
  word: OwnWord,
  said: ReadonlyMap<string, Words>,
): ReadonlySet<string> {
  const textOf = ({ key }: Occurrence) => said.get(key)?.[word]
  const usual = textOf(usualAmong(meant, named, textOf))
  const alone = apart(meant, textOf)
  const changing = meant.filter((each) => textOf(each) === usual || !alone.has(each.key))
  return new Set(changing.map(({ key }) => key))
}

function without(booking: Words): Words {
  return Object.fromEntries(
    Object.entries(booking).filter(([word]) => !ownWords.includes(word as OwnWord)),
  ) as Words
}
