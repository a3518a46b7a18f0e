import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { languages } from '../../shared/language.ts'
import type { Language } from '../../shared/language.ts'
import { translationsIn } from '../../shared/translations.ts'
import type { FunctionBundle } from './function.ts'

type Translated = Map<Language, ReturnType<typeof translationsIn>>

/** The languages that have a folder; those without one stand beside the code. */
export function readTranslations(folder: string): Translated {
  const translated = languages.filter((language) => existsSync(join(folder, language)))
  return new Map(translated.map((language) => [language, translationsIn(folder, language)]))
}

/**
 * What a function takes along of each language, by the place of its file: the catalogues whose name stands somewhere in its code. A name
 * too many is some kilobytes that are never read, a name too few cannot be.
 */
export function translationsFor(
  { files }: Pick<FunctionBundle, 'files'>,
  translated: Translated,
): Map<string, Uint8Array> {
  const code = [...files.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n')
  const one = ([language, catalogues]: [Language, ReturnType<typeof translationsIn>]) => {
    const used = Object.entries(catalogues).filter(([name]) => code.includes(name))
    const json = JSON.stringify(Object.fromEntries(used))
    return [`languages/${language}/words.json`, new TextEncoder().encode(json)] as const
  }
  return new Map([...translated].map(one))
}
