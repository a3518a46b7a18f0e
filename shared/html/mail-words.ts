import type { Language } from '../language.ts'
import { textsOf } from '../texts.ts'
import de from './texts/mail.de.json' with { type: 'json' }
import en from './texts/mail.en.json' with { type: 'json' }

const texts = textsOf({ name: 'shared/html/mail', de, en })

/** How every mail to somebody begins; without a name where perhaps somebody else typed it. */
export function greeting(name: string | undefined, language: Language): string {
  return name === undefined ? texts(language)('greeting.nobody') : texts(language)('greeting', { name })
}

/** What somebody wrote, as they wrote it; nothing if they wrote nothing. */
export function quoted(words: string | undefined, language: Language): string | undefined {
  return words === undefined || words === '' ? undefined : texts(language)('quote', { words })
}

/** The same in one line, for lists. */
export function quotedInLine(words: string, language: Language): string {
  return texts(language)('quote', { words: words.replace(/\s+/g, ' ') })
}

/** A text of a catalogue has a paragraph a line; so has what people wrote. */
export function paragraphs(...texts: (string | undefined)[]): string[] {
  return texts
    .flatMap((text) => (text ?? '').split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
