/** Of a house, so that a transaction that writes them has room for all else; a name and an address have half of it. */
export const mostWords = 20
/** Letters of each that count: it stands in a key. */
const longestWord = 24

const spelt: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/**
 * The words by which a house is found, each once, as people type them in a hurry: small letters without accents, `ü` as `ue`. What a
 * house is called comes before where it is, in case that there are too many.
 */
export function wordsOf(...texts: readonly string[]): string[] {
  const plain = texts
    .join(' ')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => spelt[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  return [...new Set(words.map((word) => word.slice(0, longestWord)))].slice(0, mostWords)
}

/** Whether each word that was typed begins one of the house: their order does not matter. */
export function areFoundIn(words: readonly string[], typed: readonly string[]): boolean {
  return typed.every((beginning) => words.some((word) => word.startsWith(beginning)))
}
