import { mostReasons } from '../schema.ts'
import type { DeclineReason, House } from '../schema.ts'
import { linesOf } from '../rules.ts'

type WithReasons = Pick<House, 'reasons' | 'declineReasons'>

/** The house's own reasons; those of before are German sentences. */
export function reasonsIn({ reasons, declineReasons }: WithReasons): DeclineReason[] {
  return (
    reasons ??
    linesOf(declineReasons)
      .slice(0, mostReasons)
      .map((line) => ({ de: line.slice(0, 300) }))
  )
}

/** A sentence, and the language in which it is. */
export interface Said {
  words: string
  language: string
}

/** A reason as somebody who reads this language is told it: in German where nobody has translated it. */
export function saidIn({ de, other }: DeclineReason, language: string): Said {
  const words = new Map(Object.entries(other ?? {})).get(language)
  return words === undefined ? { words: de, language: 'de' } : { words, language }
}

/** In which language a sentence is that was chosen for somebody who reads this one; nothing if it is none of the house's. */
export function languageOf(words: string, house: WithReasons, reader: string): string | undefined {
  return reasonsIn(house)
    .map((reason) => saidIn(reason, reader))
    .find((said) => said.words === words)?.language
}
