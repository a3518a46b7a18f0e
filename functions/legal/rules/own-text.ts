import type { Language } from '../../../shared/language.ts'
import type { LegalTexts, Subject } from '../schema.ts'

const names = { de: 'German', en: 'English' } as const

/**
 * What the house has written itself, to an English reader rather in English, to everybody else rather in German: its own words stand before the product's, which might
 * say something else.
 */
export function ownText(
  texts: LegalTexts,
  subject: Subject,
  language: Language,
): { text: string; language: Language } | undefined {
  for (const each of language === 'en' ? (['en', 'de'] as const) : (['de', 'en'] as const)) {
    const text = texts[`${subject}${names[each]}`]
    if (text !== undefined) return { text, language: each }
  }
  return undefined
}
