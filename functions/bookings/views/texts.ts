import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Texts, Translate } from '../../../shared/texts.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }
import themDe from '../texts/for-them.de.json' with { type: 'json' }
import themEn from '../texts/for-them.en.json' with { type: 'json' }

/** What the pages for neighbours say. */
export const texts = textsOf({ name: 'bookings', de, en })

/** What forms say otherwise where a manager fills them in: they speak of whoever asks, not to them. */
export const forThem = { name: 'bookings/for-them', de: themDe, en: themEn }

/** Who fills in a form. */
export interface Filling {
  language: Language
  /** A manager does, for somebody else. */
  forThem?: boolean | undefined
}

/** Words of a form by who fills it in. */
export function wordsBy<Key extends string>(own: Texts<Key>, others: (language: Language) => Translate<Key>) {
  return (by: Filling): Translate<Key> => (by.forThem === true ? others : own)(by.language)
}

/** The words of a form for whoever fills it in. */
export const formTexts = wordsBy(texts, textsOf({ name: 'bookings', de, en }, forThem))
