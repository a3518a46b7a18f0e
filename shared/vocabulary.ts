import type { Language } from './language.ts'
import type { Texts } from './texts.ts'

/** Words that people may choose from and need not: what they type is stored, and known again where it is one of these. */
export interface Vocabulary {
  words(language: Language): string[]
  /** A word as who reads this language says it; nothing where it is none of these. Who writes in another language often writes German all the same. */
  inLanguage(text: string, given: { written: Language; language: Language }): string | undefined
}

export function vocabularyOf<Key extends string>(texts: Texts<Key>, keys: readonly Key[]): Vocabulary {
  const plain = (text: string) => text.trim().toLowerCase()
  return {
    words: (language) => keys.map((key) => texts(language)(key)),
    inLanguage: (text, { written, language }) => {
      const spoken = [...new Set<Language>([written, 'de', 'en'])]
      const meant = keys.find((key) => spoken.some((each) => plain(texts(each)(key)) === plain(text)))
      return meant === undefined ? undefined : texts(language)(meant)
    },
  }
}
