import { charactersOf, numberOf } from '../../../shared/ids.ts'
import { plainly } from '../../../shared/plain-words.ts'
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
  const parts = plainly(code).match(/[a-z]+|\d+/g) ?? []
  const [first, second] = parts.slice(0, 2).map(wordMeant)
  const number = Number(parts[2]) - 100
  const isCode = parts.length === 3 && Number.isInteger(number) && number >= 0 && number < 512
  if (!isCode || first === undefined || second === undefined || first < 0 || second < 0) return undefined
  return charactersOf(first * 2 ** 17 + second * 2 ** 9 + number, codeLength)
}

/** Which word of the list was typed; with one slip of a finger, if only one of them can be meant. -1 is none. */
function wordMeant(typed: string): number {
  const exact = plainCodeWords.indexOf(typed)
  if (exact >= 0 || typed.length < fewestForgiven) return exact
  const near = plainCodeWords.flatMap((word, at) => (isOneSlipAway(typed, word) ? [at] : []))
  return near.length === 1 ? near[0]! : -1
}

/** Shorter words are too much alike. */
const fewestForgiven = 4
const plainCodeWords = codeWords.map((word) => word.toLowerCase())

/** One letter too many, missing, wrong, or two that have changed places. */
function isOneSlipAway(typed: string, word: string): boolean {
  if (Math.abs(typed.length - word.length) > 1) return false
  let at = 0
  while (at < word.length && typed[at] === word[at]) at++
  const [rest, meant] = [typed.slice(at), word.slice(at)]
  const isSwapped = rest[0] === meant[1] && rest[1] === meant[0] && rest.slice(2) === meant.slice(2)
  return rest.slice(1) === meant.slice(1) || rest.slice(1) === meant || rest === meant.slice(1) || isSwapped
}
