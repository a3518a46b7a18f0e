import { html, written } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { MailFact } from '../../../shared/html/mail.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import { linesOf } from '../rules.ts'
import { houseText } from '../rules/own-words.ts'
import type { SaidByHouse } from '../rules/own-words.ts'
import type { HouseText } from '../schema/own-words.ts'
import de from '../texts/arrival.de.json' with { type: 'json' }
import en from '../texts/arrival.en.json' with { type: 'json' }

const texts = textsOf({ name: 'houses/arrival', de, en })

const lineBreak = html`<br />`

/** In the order in which somebody needs it who comes. */
const parts: readonly HouseText[] = ['openedBy', 'keyText', 'hostText', 'parking', 'rules']

/** What each of them is called. */
export function houseTextLabel(name: HouseText, language: Language): string {
  return texts(language)(name)
}

/**
 * What whoever comes to the house needs to know: who opens, the key, whom to ask, where to park, the rules; as far as the house says it, in
 * the language in which it does.
 */
export function arrivalLines(
  house: SaidByHouse,
  reader: Language,
): (MailFact & { value: string[]; language: Language })[] {
  const told = parts.map((part) => {
    const { text, lang } = houseText(house, part, reader)
    return { name: houseTextLabel(part, reader), value: linesOf(text), language: lang }
  })
  return told.filter(({ value }) => value.length > 0)
}

/** The same for a page, marked in the language in which the house wrote it. */
export function arrivalFacts(house: SaidByHouse, page: Language): { name: string; value: Content }[] {
  return arrivalLines(house, page).map(({ name, value, language }) => {
    const lines = value.map((line, at) => [at > 0 && lineBreak, written(line, { language, page })])
    return { name, value: lines }
  })
}

export function arrivalTitle(language: Language): string {
  return texts(language)('title')
}
