import type { Language } from '../../shared/language.ts'
import { newSession } from '../../functions/identity/rules/sessions.ts'
import { sessionWrite } from '../../functions/identity/store/sessions.ts'
import { tokenHash } from '../../functions/identity/rules.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Call, Called } from './front-door.ts'
import type { World } from './world.ts'

/** A browser in which somebody has signed in. */
export interface Browser {
  get(path: string): Promise<Called>
  send(path: string, form?: Call['form']): Promise<Called>
}

export async function aBrowserOf(
  world: World,
  { person }: Actor,
  language: Language = 'de',
): Promise<Browser> {
  const token = `session of ${person!.id}`
  await world.ctx.table.transact([sessionWrite(newSession(tokenHash(token), person!, world.ctx.now()))])
  const cookies = { session: token, language }
  return {
    // A browser keeps to itself where on the page it was sent to.
    get: (path) => world.call('GET', path.split('#')[0]!, { cookies }),
    send: (path, form = {}) => world.call('POST', path, { form, cookies }),
  }
}

/** The names of a page's links and buttons, in order, for tests that look at what can be done. */
export function doors(text: string): string[] {
  const found = [...text.matchAll(/<(a|button|summary)\b[^>]*>([\s\S]*?)<\/\1>/g)]
  return found.map(([, , inner = '']) => wordsOf(inner))
}

/** What stands on a page, without markup. */
export function wordsOf(markup: string): string {
  return markup
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.:])/g, '$1')
    .trim()
}

/** The text of the alert above a form. */
export function alertOf(text: string): string {
  return wordsOf(/role="alert"[\s\S]*?<\/ul>/.exec(text)?.[0] ?? '')
    .replace(/^[^>]*>/, '')
    .trim()
}

/** The value of a form's field. */
export function valueOf(text: string, name: string): string | undefined {
  const field = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(text)?.[0] ?? ''
  return /value="([^"]*)"/.exec(field)?.[1]
}
