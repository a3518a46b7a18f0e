import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import type { Write } from '../../../shared/table/write.ts'
import { instantOf, addMonths, epochSeconds } from '../../../shared/time/civil.ts'
import * as rules from '../rules.ts'
import type { Person, Role } from '../schema.ts'
import { isSessionOver, isToBeNoted } from '../rules/sessions.ts'
import * as store from '../store.ts'
import { endedSessionWrite, readSession, seenWrite } from '../store/sessions.ts'

/**
 * Who carries this session token; nobody if it is unknown, ended or over. One read. `isUse`: what is done needs somebody who is signed
 * in, and so the session goes on; noted once an hour.
 */
export async function personOf(
  ctx: Pick<Context, 'table' | 'now'>,
  token: string,
  isUse: boolean,
): Promise<{ id: string; name: string } | undefined> {
  const session = await readSession(ctx.table, rules.tokenHash(token))
  const now = ctx.now()
  if (session === undefined || isSessionOver(session, now)) return undefined
  if (isUse && isToBeNoted(session, now)) await ctx.table.transact([seenWrite(session, now)])
  return session.person
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

/**
 * Somebody who can sign in from now on, with a role if one is given. Whoever is known keeps name and language: what one house calls them
 * is not what others do. Refuses with `changed-meanwhile`.
 */
export async function personWrites(
  ctx: Pick<Context, 'secret' | 'table'>,
  { name, email, language }: Pick<Person, 'name' | 'email' | 'language'>,
  role?: Role,
): Promise<Write[]> {
  const id = await personIdOf(ctx, email)
  const known = await store.readPerson(ctx.table, id)
  if (known === undefined) return [store.newPersonWrite({ id, name, email, language }, role)]
  return role ? [store.roleWrite(id, role)] : []
}

/**
 * Takes the role in one house away. Who runs no house any more is signed out everywhere, and goes away after the months for which the
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
  if (!isLast) return [store.removedRoleWrite(id, house)]
  const { given, sessions } = known
  const last = { given, ttl: epochSeconds(goes), sessions }
  return [store.removedRoleWrite(id, house, last), ...sessions.map(({ hash }) => endedSessionWrite(hash))]
}
