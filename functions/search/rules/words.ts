import { formerWords, foundWords } from '../../../shared/plain-words.ts'

/** By so many words something is found: those of names come first. */
export const mostWords = 12
/** A word leads where its first letters do, so that it is found as it is being typed. */
const placeLetters = 3
/** Letters that count among those that begin alike. */
const mostLetters = 10
const markLength = 5
/** Words that are looked up of those that were typed; all of them are held against what is found. */
const mostLookedUp = 3

/** A hash that nobody can make without the installation's secret. */
export type Hash = (text: string) => string

/** Where a word leads, and by which marks it is told from others that begin alike. */
export interface Place {
  place: string
  marks: string[]
}

/** The words of some texts, each once, as people type them. */
export function wordsIn(...texts: Texts): string[] {
  return [...new Set(foundWords(joined(texts)))]
}

/** The same as older programs have written them. */
export function formerWordsIn(...texts: Texts): string[] {
  return [...new Set(formerWords(joined(texts)))]
}

type Texts = readonly (string | undefined)[]

const joined = (texts: Texts) => texts.filter((text) => text !== undefined).join(' ')

/** All places from which something with these words is found. */
export function placesOf(words: readonly string[], hash: Hash): Place[] {
  const places = new Map<string, string[]>()
  for (const word of words.slice(0, mostWords)) {
    const letters = lettersOf(word)
    const place = hash(firstOf(letters, placeLetters))
    const longer = letters.slice(placeLetters).map((_, at) => markOf(letters, placeLetters + 1 + at, hash))
    places.set(place, [...new Set([...(places.get(place) ?? []), ...longer])])
  }
  return [...places].map(([place, marks]) => ({ place, marks }))
}

/** Where to look for what was typed, the longest words; without a mark all that lies there begins so. */
export function lookUps(typed: readonly string[], hash: Hash): { place: string; mark?: string }[] {
  const longest = [...typed].sort((one, other) => other.length - one.length).slice(0, mostLookedUp)
  return longest.map((word) => {
    const letters = lettersOf(word)
    const place = hash(firstOf(letters, placeLetters))
    return letters.length > placeLetters ? { place, mark: markOf(letters, letters.length, hash) } : { place }
  })
}

/** Whether each word that was typed begins one of these. */
export function areIn(words: readonly string[], typed: readonly string[]): boolean {
  return typed.every((beginning) => words.some((word) => word.startsWith(beginning)))
}

/** How many of the words that were typed are whole words of these: those come first. */
export function wholeIn(words: readonly string[], typed: readonly string[]): number {
  return typed.filter((word) => words.includes(word)).length
}

/** Not cut through the middle of a letter that takes two units. */
const lettersOf = (word: string) => Array.from(word).slice(0, mostLetters)
const firstOf = (letters: readonly string[], count: number) => letters.slice(0, count).join('')
const markOf = (letters: readonly string[], count: number, hash: Hash) =>
  hash(firstOf(letters, count)).slice(0, markLength)
