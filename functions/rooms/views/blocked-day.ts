import type { Language } from '../../../shared/language.ts'
import { texts } from './frame.ts'

/** What a day on which all is blocked is called: "ganztägig gesperrt: Grundreinigung". */
export function blockedDayWords(label: string | undefined, language: Language): string {
  const say = texts(language)
  return label ? say('blocked.as', { label }) : say('blocked.allDay')
}
