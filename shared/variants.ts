import type { Language } from './language.ts'

/** What somebody wrote, and in which language. */
export interface Said<Text, Lang = Language> {
  text: Text
  lang: Lang
}

/**
 * The variant that a reader gets: in their own language where somebody wrote one, else the text as it was written first, which is the one
 * that the house answers for.
 */
export function variantOf<Text, First extends Language, Other extends Language>(
  first: Said<Text, First>,
  others: Partial<Record<Other, Text | undefined>> | undefined,
  reader: Language,
): Said<Text, First | Other> {
  const text = reader === first.lang ? undefined : others?.[reader as Other]
  return text === undefined ? first : { text, lang: reader as Other }
}

/** The same of what people wrote in German, and perhaps in English. */
export function variantFor<Text>(
  { de, en }: { de: Text; en?: Text | undefined },
  language: Language,
): Said<Text, 'de' | 'en'> {
  return variantOf<Text, 'de', 'en'>({ text: de, lang: 'de' }, { en }, language)
}
