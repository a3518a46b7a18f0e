import type { Language } from './language.ts'

/** What people wrote in German, and perhaps in English. */
interface Variants<Text> {
  de: Text
  en?: Text | undefined
}

/** The variant for a reader, and its language. Who reads neither gets the German: it is the one that the house answers for. */
export function variantFor<Text>(
  { de, en }: Variants<Text>,
  language: Language,
): { text: Text; lang: 'de' | 'en' } {
  return language === 'en' && en !== undefined ? { text: en, lang: 'en' } : { text: de, lang: 'de' }
}
