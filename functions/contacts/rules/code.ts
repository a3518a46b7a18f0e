import { point } from '../../../shared/in-a-row.ts'
import { charactersOf, numberOf } from '../../../shared/ids.ts'
import { isGerman } from '../../../shared/language.ts'
import type { Language } from '../../../shared/language.ts'
import { plainly } from '../../../shared/plain-words.ts'
import { englishCodeWords, germanCodeWords } from './code-words.ts'

/** So many first characters of an id (25 bits) are what the code says: two words (8 bits each) and a number (9 bits). */
export const codeLength = 5

/**
 * The code that can be said on the phone: `Apfel Wolke 417` to who reads German, `Acorn Willow 417` to who reads English, `12 34 56 78` to all
 * others. Follows from the id and is stored nowhere.
 */
export function codeOf(id: string, language: Language = 'de'): string {
  const number = numberOf(id.slice(0, codeLength))
  const words = isGerman(language) ? germanCodeWords : language === 'en' ? englishCodeWords : undefined
  if (words === undefined) return (String(number).padStart(digits, '0').match(/../g) ?? []).join(' ')
  return `${words[number >> 17]} ${words[(number >> 9) & 255]} ${100 + (number & 511)}`
}

/** As who runs the house reads it, and as somebody who calls in another language will say it. */
export function codesOf(id: string, { language, caller }: { language: Language; caller: Language }): string {
  return [...new Set([codeOf(id, language), codeOf(id, caller)])].join(point)
}

/** So many hold 25 bits. */
const digits = 8

/**
 * The first characters of the ids that a code may mean, however it was typed and in whichever language it was told: one, or several where a
 * slip of the finger could have hit more than one word, each of which is then looked up. None if it is no code.
 */
export function idStartsOf(code: string): string[] {
  const parts = plainly(code).match(/[a-z]+|\d+/g) ?? []
  const numbers = parts.every((part) => /\d/.test(part)) ? ofDigits(parts.join('')) : ofWords(parts)
  return numbers.slice(0, mostMeant).map((number) => charactersOf(number, codeLength))
}

/** More places are not looked at for one code. */
const mostMeant = 6

function ofDigits(said: string): number[] {
  return said.length === digits && Number(said) < 2 ** 25 ? [Number(said)] : []
}

function ofWords([first = '', second = '', last = '', ...more]: readonly string[]): number[] {
  const number = Number(last) - 100
  if (more.length > 0 || !Number.isInteger(number) || number < 0 || number >= 512) return []
  // Both words are of one language; one that is written right counts before one that may be a slip of the other's.
  for (const meant of [exactly, nearly]) {
    const found = plainCodeWords.flatMap((words) =>
      meant(first, words).flatMap((one) =>
        meant(second, words).map((two) => one * 2 ** 17 + two * 2 ** 9 + number),
      ),
    )
    if (found.length > 0) return found
  }
  return []
}

function exactly(typed: string, words: readonly string[]): number[] {
  const at = words.indexOf(typed)
  return at < 0 ? [] : [at]
}

/** Which words of a list may have been typed, with one slip of a finger. */
function nearly(typed: string, words: readonly string[]): number[] {
  const exact = exactly(typed, words)
  if (exact.length > 0 || typed.length < fewestForgiven) return exact
  return words.flatMap((word, at) => (isOneSlipAway(typed, word) ? [at] : []))
}

/** Shorter words are too much alike. */
const fewestForgiven = 4
const plainCodeWords = [germanCodeWords, englishCodeWords].map((words) =>
  words.map((word) => word.toLowerCase()),
)

/** One letter too many, missing, wrong, or two that have changed places. */
function isOneSlipAway(typed: string, word: string): boolean {
  if (Math.abs(typed.length - word.length) > 1) return false
  let at = 0
  while (at < word.length && typed[at] === word[at]) at++
  const [rest, meant] = [typed.slice(at), word.slice(at)]
  const isSwapped = rest[0] === meant[1] && rest[1] === meant[0] && rest.slice(2) === meant.slice(2)
  return rest.slice(1) === meant.slice(1) || rest.slice(1) === meant || rest === meant.slice(1) || isSwapped
}
