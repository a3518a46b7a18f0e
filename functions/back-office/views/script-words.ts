import type { Language } from '../../../shared/language.ts'
import { texts } from './inbox-texts.ts'

const keys = [
  'waiting',
  'undo',
  'undoAll',
  'undone',
  'heardOne',
  'heardAll',
  'sending',
  'done',
  'heardDone',
  'offline',
  'heardOffline',
  'signIn',
  'signInLink',
  'changed',
  'gone',
  'failed',
] as const

/** What the script of the inbox says (`browser/inbox.ts`), which fills in `{name}` and `{count}`: it knows no plurals. */
export function scriptWords(language: Language): Record<string, string> {
  const say = texts(language)
  const gaps = { name: '{name}', count: '{count}' }
  const words = keys.map((key) => [key, say(`script.${key}`, gaps)])
  return { ...Object.fromEntries(words), count: say('several.count', gaps) }
}
