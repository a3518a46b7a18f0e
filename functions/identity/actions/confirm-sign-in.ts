import type { Context } from '../../../shared/context.ts'
import { proves, sameText } from '../../../shared/keys.ts'
import { spend } from '../../../shared/limit.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import * as rules from '../rules.ts'
import { browserMark, codesAfter, standingOf, triesLimit } from '../rules/codes.ts'
import type { Asker } from '../rules/codes.ts'
import { newSession, outlived } from '../rules/sessions.ts'
import type { SignIn } from '../schema.ts'
import * as store from '../store.ts'
import { endedSessionWrite, sessionWrite } from '../store/sessions.ts'
import { codesWrite, nothingWrite, readSignIns, triedWrite } from '../store/sign-ins.ts'

/** Whoever signed in, and what their browser is to carry: the only place where the token exists in the clear. */
export interface SignedIn {
  person: { id: string; name: string }
  token: string
  /** By which the browser is known when somebody signs in again. */
  browser: string
  /** A path of this site. */
  next: string
}

/**
 * Signs in with the six digits of any code that was sent. A wrong code, an unknown address and a code never asked for are refused
 * alike. What strangers guess is counted by network address and person first, then over all; a browser that is known is counted alone.
 */
export async function confirmSignIn(
  ctx: Context,
  { email, code, asker }: { email: string; code: string; asker: Asker },
): Promise<SignedIn> {
  const secret = await ctx.secret()
  const id = rules.personId(secret, email)
  const standing = standingOf(secret, id, asker)
  if (ctx.settings.rateLimits) await spend(ctx, triesLimit(standing))
  const sent = (await readSignIns(ctx.table, id))?.sent ?? []
  const right = sent.findLast(({ nonce }) => sameText(code, rules.signInCode(secret, { person: id, nonce })))
  const open = sent.filter((each) => !rules.isOver(each, ctx.now())).length
  const refuse = right ? rules.codesClosed : rules.wrongCode
  const isCounted = sent.length > 0 && !standing.isOwn
  await ctx.table.transact([isCounted ? triedWrite(id, Math.max(1, open), refuse) : nothingWrite(id)])
  if (right === undefined) throw rules.wrongCode()
  return signIn(ctx, { person: id, nonce: right.nonce })
}

/** Signs in with the link of the mail, which works even when the tries for the code are used up. */
export async function confirmByLink(ctx: Context, token: string): Promise<SignedIn> {
  const [secret, person] = [await ctx.secret(), rules.personOfToken(token)]
  const sent = (await readSignIns(ctx.table, person))?.sent ?? []
  const code = sent.find(({ nonce }) =>
    proves(token, secret, (key) => rules.signInToken(key, { person, nonce })),
  )
  if (code === undefined) throw rules.codeExpired()
  return signIn(ctx, { person, nonce: code.nonce })
}

/** One use: of several at once the first counts. What happens to other codes meanwhile does not matter. */
function signIn(ctx: Context, { person: id, nonce }: Pick<SignIn, 'person' | 'nonce'>): Promise<SignedIn> {
  return retryIfChanged(async () => {
    const now = ctx.now()
    const [who, known] = await Promise.all([store.readGiven(ctx.table, id), readSignIns(ctx.table, id)])
    const code = known?.sent.find((each) => each.nonce === nonce)
    if (!who || who.person.roles.length === 0 || !known || !code || rules.isOver(code, now))
      throw rules.codeExpired()
    // 300 bits of chance.
    const token = Array.from({ length: 5 }, () => ctx.newId()).join('')
    const person = { id, name: who.person.name }
    const session = newSession(rules.tokenHash(token), person, now)
    const gone = outlived(who.sessions, now).map(({ hash }) => hash)
    await ctx.table.transact([
      codesWrite(
        { person: id, stamp: ctx.newId(), sent: codesAfter(known.sent, { nonce, tries: known.tries }) },
        known,
        { now, isSuccess: true },
      ),
      sessionWrite(session),
      store.signedInWrite(id, session, { gone, refuse: rules.codeExpired }),
      ...gone.map(endedSessionWrite),
    ])
    const browser = browserMark(await ctx.secret(), id, ctx.newId())
    return { person, token, browser, next: code.next }
  })
}
