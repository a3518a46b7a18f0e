import { isGerman, languages, nameOf } from '../language.ts'
import type { Language } from '../language.ts'
import { formatLanguage } from '../time/format.ts'

/**
 * All languages to choose one for somebody else, named as whoever chooses calls them. `Intl` has no name for plain German: it has its own,
 * which is German.
 */
export function languageOptions(language: Language): { value: Language; label: string; lang?: string }[] {
  const own = isGerman(language) ? {} : { lang: 'de' }
  return languages.map((value) =>
    value === 'de-simple'
      ? { value, label: nameOf(value), ...own }
      : { value, label: formatLanguage(value, language) },
  )
}
