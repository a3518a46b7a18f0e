import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import { vocabularyOf } from '../../../shared/vocabulary.ts'
import type { Booking } from '../schema.ts'
import de from '../texts/purposes.de.json' with { type: 'json' }
import en from '../texts/purposes.en.json' with { type: 'json' }

/** What rooms are asked for most often. */
const purposes = vocabularyOf(
  textsOf({ name: 'bookings/purposes', de, en }),
  Object.keys(de) as (keyof typeof de)[],
)

/** What somebody wrote a room is for, in the reader's words where we have some for it. */
export function purposeIn(
  language: Language,
  { purpose, language: written }: Pick<Booking, 'purpose' | 'language'>,
): string {
  return purposes.inLanguage(purpose, { written, language }) ?? purpose
}

/** For the field in which it is typed, as `list`. */
export const purposeList = 'usual-purposes'

export function usualPurposes(language: Language): Html {
  return html`<datalist id="${purposeList}">
    ${purposes.words(language).map((word) => html`<option value="${word}"></option>`)}
  </datalist>`
}
