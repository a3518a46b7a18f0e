import type { Language } from '../../../shared/language.ts'
import { texts } from './texts.ts'

/** What people can ask for who come; hosts see how many did. */
export const needsOffered = ['step-free', 'interpreter', 'child-care', 'welcome'] as const

/** As people say it; as it was typed where it is none of these. */
export function needWords(need: string, language: Language): string {
  const key = `need.${need}`
  return texts.has(key) ? texts(language)(key) : need
}
