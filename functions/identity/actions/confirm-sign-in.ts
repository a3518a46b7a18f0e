import type { Context } from '../../../shared/context.ts'
import { proves, sameText } from '../../../shared/keys.ts'
import { addMinutes } from '../../../shared/time/civil.ts'
import * as rules from '../rules.ts'
import type { SignIn } from '../schema.ts'
import * as store from '../store.ts'

/** Whoever signed in, and what their browser is to carry: the only place where the token exists in the clear. */
export interface SignedIn {
  person: { id: string; name: string }
  token: string
  /** A path of this site. */
  next: string
}

/** Signs in with the six digits. A wrong code, an unknown address and a code never asked for are refused alike. */
export async function confirmSignIn(
  ctx: Context,
  { email, code }: { email: string; code: string },
): Promise<SignedIn> {
  const secret = await ctx.secret()
  const id = rules.personId(secret, email)
  const known = await store.readSignIn(ctx.table, id)
  const isRight = known !== undefined && sameText(code, rules.signInCode(secret, known))
  const refuse = isRight ? rules.codeExpired : rules.wrongCode
  await ctx.table.transact([known ? store.attemptWrite(known, refuse) : store.noSignInWrite(id, refuse)])
  if (!known || !isRight) throw rules.wrongCode()
  return signIn(ctx, known)
}

/** Signs in with the link of the mail, which works even when the tries for the code are used up. */
export async function confirmByLink(ctx: Context, token: string): Promise<SignedIn> {
  const known = await store.readSignIn(ctx.table, rules.personOfToken(token))
  const secret = await ctx.secret()
  if (!known || !proves(token, secret, (key) => rules.signInToken(key, known))) throw rules.codeExpired()
  return signIn(ctx, known)
}

async function signIn(ctx: Context, known: SignIn): Promise<SignedIn> {
  const now = ctx.now()
  const person = await store.readPerson(ctx.table, known.person)
  if (!person || rules.isOver(known, now)) throw rules.codeExpired()
  // 300 bits of chance.
  const token = Array.from({ length: 5 }, () => ctx.newId()).join('')
  const session = {
    hash: rules.tokenHash(token),
    person: { id: person.id, name: person.name },
    expiresAt: addMinutes(now, rules.sessionDays * 24 * 60),
  }
  await ctx.table.transact([store.usedSignInWrite(known, rules.codeExpired), store.sessionWrite(session)])
  return { person: session.person, token, next: known.next }
}
