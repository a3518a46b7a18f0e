import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import de from '../texts/people.de.json' with { type: 'json' }
import en from '../texts/people.en.json' with { type: 'json' }

const texts = textsOf({ name: 'rooms/people', de, en })

/** `eine Person`, `12 Personen`: how many come, wherever it is said. */
export function peopleWords(count: number, language: Language): string {
  return texts(language)('people', { count })
}

/** `bis 12 Personen`: for how many a room is. */
export function upToWords(count: number, language: Language): string {
  return texts(language)('upTo', { count })
}
