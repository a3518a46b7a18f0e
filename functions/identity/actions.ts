import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Language } from '../../shared/language.ts'
import { addMinutes, addMonths, epochSeconds, instantOf } from '../../shared/time/civil.ts'
import type { Write } from '../../shared/table/write.ts'
import * as rules from './rules.ts'
import type { Person, Role, SignIn } from './schema.ts'
import * as store from './store.ts'

/** Whoever signed in, and what their browser is to carry: the only place where the token exists in the clear. */
export interface SignedIn {
  person: { id: string; name: string }
  token: string
  /** A path of this site. */
  next: string
}

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

/** Signs in with the six digits. A wrong code, an unknown address and a code never asked for are refused alike. */
export async function confirmSignIn(
  ctx: Context,
  { email, code }: { email: string; code: string },
): Promise<SignedIn> {
  const secret = await ctx.secret()
  const id = rules.personId(secret, email)
  const known = await store.readSignIn(ctx.table, id)
  const isRight = known !== undefined && rules.sameText(code, rules.signInCode(secret, known))
  const refuse = isRight ? rules.codeExpired : rules.wrongCode
  await ctx.table.transact([known ? store.attemptWrite(known, refuse) : store.noSignInWrite(id, refuse)])
  if (!known || !isRight) throw rules.wrongCode()
  return signIn(ctx, known)
}

/** Signs in with the link of the mail, which works even when the tries for the code are used up. */
export async function confirmByLink(ctx: Context, token: string): Promise<SignedIn> {
  const known = await store.readSignIn(ctx.table, rules.personOfToken(token))
  if (!known || !rules.sameText(token, rules.signInToken(await ctx.secret(), known)))
    throw rules.codeExpired()
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

/** Who carries this session token; nobody if it is unknown, ended or over. One read. */
export async function personOf(
  ctx: Pick<Context, 'table' | 'now'>,
  token: string,
): Promise<{ id: string; name: string } | undefined> {
  const session = await store.readSession(ctx.table, rules.tokenHash(token))
  return session && !rules.isOver(session, ctx.now()) ? session.person : undefined
}

export async function signOut(ctx: Pick<Context, 'table'>, token: string | undefined): Promise<void> {
  if (token !== undefined) await ctx.table.transact([store.endedSessionWrite(rules.tokenHash(token))])
}

export async function readMe(ctx: Pick<Context, 'table'>, { person }: Actor): Promise<Person> {
  const me = person && (await store.readPerson(ctx.table, person.id))
  if (!me) throw rules.signInNeeded()
  return me
}

export function readPerson(ctx: Pick<Context, 'table'>, id: string): Promise<Person | undefined> {
  return store.readPerson(ctx.table, id)
}

/** The id of whoever has this address, known here or not. */
export async function personIdOf(ctx: Pick<Context, 'secret'>, email: string): Promise<string> {
  return rules.personId(await ctx.secret(), email)
}

/** Somebody who can sign in from now on, with a role if one is given; the latest name and language count. */
export async function personWrites(
  ctx: Pick<Context, 'secret'>,
  { name, email, language }: Pick<Person, 'name' | 'email' | 'language'>,
  role?: Role,
): Promise<Write[]> {
  const id = await personIdOf(ctx, email)
  return [store.personWrite({ id, name, email: rules.plainEmail(email), language }, role)]
}

/**
 * Takes the role in one house away; the person can still sign in. Who runs no house any more goes away after the months for which the
 * house keeps names. Refuses with `changed-meanwhile`.
 */
export async function removedRoleWrites(
  ctx: Pick<Context, 'table' | 'now'>,
  { person: id, house, months }: { person: string; house: string; months: number },
): Promise<Write[]> {
  const known = await store.readGiven(ctx.table, id)
  if (known === undefined) return []
  const isLast = known.person.roles.every((role) => role.house === house)
  const goes = instantOf(addMonths(ctx.now().slice(0, 10), months), '00:00', 'UTC')
  const last = isLast ? { given: known.given, ttl: epochSeconds(goes) } : undefined
  return [store.removedRoleWrite(id, house, last)]
}
