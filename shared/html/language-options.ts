import { languages, nameOf } from '../language.ts'
import type { Language } from '../language.ts'
import { formatLanguage } from '../time/format.ts'

/** All languages to choose one for somebody else, named as whoever chooses calls them. */
export function languageOptions(language: Language): { value: Language; label: string }[] {
  // `Intl` has no name for plain German.
  const nameFor = (other: Language) =>
    other === 'de-simple' ? nameOf(other) : formatLanguage(other, language)
  return languages.map((value) => ({ value, label: nameFor(value) }))
}
