import { formerWords, foundWords } from '../../../shared/plain-words.ts'

/** Of a house, so that a transaction that writes them has room for all else; a name and an address have half of it. */
export const mostWords = 20
/** Letters of each that count: it stands in a key. */
const longestWord = 24

/**
 * The words by which a house is found, each once. What a house is called comes before where it is, in case that there are too many.
 */
export function wordsOf(...texts: readonly string[]): string[] {
  return cut(foundWords(texts.join(' ')))
}

/** The same as older programs have written them. */
export function formerWordsOf(...texts: readonly string[]): string[] {
  return cut(formerWords(texts.join(' ')))
}

function cut(words: readonly string[]): string[] {
  return [...new Set(words.map((word) => word.slice(0, longestWord)))].slice(0, mostWords)
}

/** Whether each word that was typed begins one of the house: their order does not matter. */
export function areFoundIn(words: readonly string[], typed: readonly string[]): boolean {
  return typed.every((beginning) => words.some((word) => word.startsWith(beginning)))
}
