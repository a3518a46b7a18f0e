import { textsOf } from '../../../shared/texts.ts'
import type { Translate } from '../../../shared/texts.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

export const texts = textsOf({ de, en })
export type TextKey = keyof typeof de
export type Say = Translate<TextKey>

/** A text of the catalogue has a paragraph a line; so has what people wrote. */
export function paragraphs(...texts: (string | undefined)[]): string[] {
  return texts
    .flatMap((text) => (text ?? '').split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
