import type { Facts } from '../refusal.ts'
import { textsOf } from '../texts.ts'
import type { Language } from '../language.ts'
import type { Values } from '../texts.ts'
import { valueOf } from './registered.ts'
import de from './texts/de.json' with { type: 'json' }
import en from './texts/en.json' with { type: 'json' }

declare const PROBLEMS: string | undefined

/**
 * A catalogue that knows codes of the product: `problem.<code>` is a title, `problem.<code>.detail` a sentence more, `field.<code>`
 * what stands beside a field. The facts of the refusal fill the gaps. `textsOf(…)` makes one.
 */
export interface ProblemWords {
  (language: Language): (key: never, values?: Values) => string
  has(key: string): boolean
}

const own = textsOf({ name: 'shared/http', de, en })
let known: ProblemWords | undefined

/** Words for the refusals of all contracts: an action is called by pages of other slices too. Made when the first of them is told. */
const allWords = (): ProblemWords =>
  (known ??= textsOf(
    { name: 'shared/http', de, en },
    ...valueOf('PROBLEMS', typeof PROBLEMS === 'undefined' ? undefined : PROBLEMS),
  ))

/** How problems are told in one language. Loaded when there is one: messages with gaps need a parser, most calls need none. */
export interface Wording {
  problem(code: string, facts: Facts): { title: string; detail?: string }
  field(error: { code: string; facts: Facts }): string
  scalars(facts: Facts): Values
}

export function wordingOf(language: Language, words?: ProblemWords): Wording {
  return {
    problem: (code, facts) => problemMessage(language, code, facts, words),
    field: (error) => fieldMessage(language, error, words),
    scalars: scalarsOf,
  }
}

/** Title and perhaps detail of a problem; a code without words speaks for itself. */
export function problemMessage(
  language: Language,
  code: string,
  facts: Facts,
  words?: ProblemWords,
): { title: string; detail?: string } {
  const detail = say(`problem.${code}.detail`, language, facts, words)
  return {
    title: say(`problem.${code}`, language, facts, words) ?? spelled(code),
    ...(detail === undefined ? {} : { detail }),
  }
}

/** What is wrong with a field, for beside the field; a code of the product may be worded as field or as problem. */
export function fieldMessage(
  language: Language,
  { code, facts }: { code: string; facts: Facts },
  words?: ProblemWords,
): string {
  return (
    say(`field.${code}`, language, facts, words) ??
    say(`problem.${code}.detail`, language, facts, words) ??
    say(`problem.${code}`, language, facts, words) ??
    spelled(code)
  )
}

/** Beside a field into which something was typed that is no date. */
export function noDate(language: Language): string {
  return fieldMessage(language, { code: 'invalid-format', facts: { format: 'date' } })
}

function say(key: string, language: Language, facts: Facts, words?: ProblemWords): string | undefined {
  for (const texts of words ? [words, allWords()] : [allWords()]) {
    if (!texts.has(key)) continue
    try {
      return texts(language)(key as never, scalarsOf(facts))
    } catch {
      // A fact that the sentence names is missing here: better the next words than none.
    }
  }
  return undefined
}

/** The word before the title of a page whose form came back. */
export function wrongWord(language: Language): string {
  return own(language)('form.wrong')
}

/** The facts that can stand in a sentence. */
function scalarsOf(facts: Facts): Values {
  const fits = ([, value]: [string, unknown]) => ['string', 'number', 'boolean'].includes(typeof value)
  return Object.fromEntries(Object.entries(facts).filter(fits)) as Values
}

function spelled(code: string): string {
  const words = code.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
