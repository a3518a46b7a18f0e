import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Messages } from './catalogue.ts'
import type { Language } from './language.ts'

declare const LANGUAGES_FOLDER: string | undefined

/** Messages by the name of their catalogue. */
type Translations = Readonly<Record<string, Messages>>

const read = new Map<Language, Translations>()

/**
 * The messages of a catalogue in a language that does not stand beside the code; none where nobody has written them yet. A language is read
 * when it is first spoken: most functions live and die without it, and all of them together would be most of a bundle.
 */
export function translationOf(language: Language, catalogue: string): Messages {
  let translations = read.get(language)
  if (translations === undefined) read.set(language, (translations = translationsIn(folder(), language)))
  return translations[catalogue] ?? {}
}

/** All that a folder of languages holds in one language, out of as many files as it may be in. */
export function translationsIn(folder: string, language: Language): Translations {
  const place = join(folder, language)
  const files = readdirSync(place).filter((name) => name.endsWith('.json'))
  return Object.assign(
    {},
    ...files.map((name) => JSON.parse(readFileSync(join(place, name), 'utf8')) as object),
  )
}

/** A bundle has its languages beside it; whoever runs unbundled has said where they lie (`infra/registered.ts`). */
function folder(): string {
  if (typeof LANGUAGES_FOLDER === 'string') return JSON.parse(LANGUAGES_FOLDER) as string
  return join(__dirname, 'languages')
}
