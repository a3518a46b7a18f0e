import { html, written } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import { variantFor } from '../../../shared/variants.ts'
import { linesOf } from '../rules.ts'
import type { House } from '../schema.ts'
import de from '../texts/arrival.de.json' with { type: 'json' }
import en from '../texts/arrival.en.json' with { type: 'json' }

const texts = textsOf({ name: 'houses/arrival', de, en })

const lineBreak = html`<br />`

const parts = ['openedBy', 'keyText', 'hostText', 'parking'] as const

export type Arrival = Pick<House, (typeof parts)[number] | 'rulesGerman' | 'rulesEnglish' | 'language'>

interface Line {
  name: string
  value: string[]
  /** In which it was written. */
  written: Language
}

function linesIn(house: Arrival, language: Language): Line[] {
  const say = texts(language)
  const rules = variantFor({ de: house.rulesGerman, en: house.rulesEnglish || undefined }, language)
  const told = parts.map((part) => ({
    name: say(part),
    value: linesOf(house[part] ?? ''),
    written: house.language,
  }))
  const all = [...told, { name: say('rules'), value: linesOf(rules.text), written: rules.lang }]
  return all.filter(({ value }) => value.length > 0)
}

/** What whoever comes to the house needs to know: who opens, the key, whom to ask, where to park, the rules; as far as the house says it. */
export function arrivalLines(house: Arrival, language: Language): { name: string; value: string[] }[] {
  return linesIn(house, language).map(({ name, value }) => ({ name, value }))
}

/** The same for a page, marked in the language in which the house wrote it. */
export function arrivalFacts(house: Arrival, language: Language): { name: string; value: Content }[] {
  return linesIn(house, language).map(({ name, value, written: own }) => {
    const lines = value.map((line, at) => [
      at > 0 && lineBreak,
      written(line, { language: own, page: language }),
    ])
    return { name, value: lines }
  })
}

export function arrivalTitle(language: Language): string {
  return texts(language)('title')
}
