import { charactersOf, numberOf } from '../../../shared/ids.ts'
import { codeWords } from './code-words.ts'

/** So many first characters of an id (25 bits) are what the code says: two words (8 bits each) and a number (9 bits). */
export const codeLength = 5

/** The code that can be said on the phone, such as `Apfel Wolke 417`; follows from the id and is stored nowhere. */
export function codeOf(id: string): string {
  const number = numberOf(id.slice(0, codeLength))
  const first = codeWords[number >> 17]
  const second = codeWords[(number >> 9) & 255]
  return `${first} ${second} ${100 + (number & 511)}`
}

/** The first characters of the ids that a code may mean, however it was typed; `undefined` if it is none. */
export function idStartOf(code: string): string | undefined {
  const parts = code.toLowerCase().match(/[a-zäöüß]+|\d+/g) ?? []
  const [first, second] = parts
    .slice(0, 2)
    .map((word) => codeWords.findIndex((known) => known.toLowerCase() === word))
  const number = Number(parts[2]) - 100
  const isCode = parts.length === 3 && Number.isInteger(number) && number >= 0 && number < 512
  if (!isCode || first === undefined || second === undefined || first < 0 || second < 0) return undefined
  return charactersOf(first * 2 ** 17 + second * 2 ** 9 + number, codeLength)
}
