import { comma } from '../../../shared/in-a-row.ts'
import { html, written } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import { vocabularyOf } from '../../../shared/vocabulary.ts'
import de from '../texts/equipment.de.json' with { type: 'json' }
import en from '../texts/equipment.en.json' with { type: 'json' }

/** What most rooms have. */
export const equipment = vocabularyOf(
  textsOf({ name: 'rooms/equipment', de, en }),
  Object.keys(de) as (keyof typeof de)[],
)

/** What is in a room, in one line: in the reader's words where it is something that we have words for, else as the house wrote it. */
export function equipmentLine(
  features: readonly string[],
  { house, language }: { house: { language: Language }; language: Language },
): Html {
  const words = features.map(
    (feature) =>
      equipment.inLanguage(feature, { written: house.language, language }) ??
      written(feature, { language: house.language, page: language }),
  )
  return html`${words.map((word, at) => html`${at > 0 && comma(language)}${word}`)}`
}
