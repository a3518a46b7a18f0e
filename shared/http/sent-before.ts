import type { Context } from '../context.ts'
import { fingerprintOf } from '../fingerprint.ts'
import { derivedToken, idPattern } from '../ids.ts'
import { proves } from '../keys.ts'
import { addMinutes } from '../time/civil.ts'
import { seeOther } from './pages.ts'
import type { Answer } from './respond.ts'
import { cookie } from './session.ts'

/** So long the same words from the same browser are the same wish: whoever goes back to look sends again within minutes. */
export const minutesRemembered = 15

const cookieName = 'sent'

/** What a browser sends with a form. */
export interface SentForm {
  cookies: Readonly<Record<string, string>>
  /** Where the form is sent; what is remembered is for this place alone. */
  path: string
  /** All that was asked. Its `key` is the form's own, and another one each time the form is fetched. */
  asked: object & { key?: unknown }
}

/** What becomes of it: `send` makes the thing and gives its id. */
export interface Sending {
  send(): Promise<string>
  /** Whether what was made still means what was asked; what was cancelled may be asked for again. */
  stands(id: string): Promise<boolean>
  /** Where it is seen, by whoever sent it. */
  path(id: string): Promise<string>
}

/**
 * Sends what was asked, once: the browser keeps for some minutes a mark of what it sent and what that became, and the same words from it
 * lead there again. The mark can be made by nobody else, tells nothing of the words, and opens nothing without all of them.
 */
export async function sendOnce(
  ctx: Pick<Context, 'secret' | 'settings' | 'now'>,
  { cookies, path, asked }: SentForm,
  sending: Sending,
): Promise<Answer> {
  const { key: _key, ...words } = asked as Record<string, unknown>
  const secret = await ctx.secret()
  const markOf = (id: string, until: string) => (by: string) =>
    derivedToken(by, 'sent', [path, id, until, fingerprintOf(words)].join('\n'))

  const [known = '', ends = '', token = ''] = (cookies[cookieName] ?? '').split(' ')
  const isSame = idPattern.test(known) && ends > ctx.now() && proves(token, secret, markOf(known, ends))
  if (isSame && (await sending.stands(known))) return seeOther(await sending.path(known))

  const id = await sending.send()
  const until = addMinutes(ctx.now(), minutesRemembered)
  const value = [id, until, markOf(id, until)(secret)].join(' ')
  const line = { name: cookieName, value, maxAge: minutesRemembered * 60, path }
  return seeOther(await sending.path(id), [cookie(line, ctx.settings.publicUrl)])
}
