import type { Context } from '../../../shared/context.ts'
import type { Language } from '../../../shared/language.ts'
import { Refusal } from '../../../shared/refusal.ts'
import * as rules from '../rules.ts'
import * as store from '../store.ts'

/**
 * Has a code and a link sent if somebody with this address works here. Callers learn nothing either way: known or not, it is two
 * reads and one write, and the mail is sent later, from the stream.
 */
export async function requestSignIn(
  ctx: Context,
  wish: { email: string; language: Language; next?: string },
): Promise<void> {
  const id = rules.personId(await ctx.secret(), wish.email)
  const [person, known] = await Promise.all([
    store.readPerson(ctx.table, id),
    store.readSignIn(ctx.table, id),
  ])
  const signIn = rules.takeSignIn(
    known,
    { person: id, nonce: ctx.newId(), language: wish.language, next: wish.next ?? '/' },
    { now: ctx.now(), limited: ctx.settings.rateLimits },
  )
  const silently = () => new Refusal('conflict', 'not-sent')
  const write =
    person && signIn ? store.signInWrite(signIn, known, silently) : store.noSignInWrite(id, silently)
  await ctx.table.transact([write]).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
}
