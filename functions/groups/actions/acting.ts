import type { Language } from '../../../shared/language.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { proves } from '../../../shared/keys.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { contactIdOf } from '../../contacts/actions/contact-id.ts'
import { linkKey, manageToken, roleOn } from '../../contacts/rules/access.ts'
import type { Contact, Doer } from '../../contacts/schema.ts'
import type { Manager } from '../../houses/schema.ts'
import { hearingHosts } from '../rules/people.ts'
import type { Hearer } from '../rules/people.ts'
import { standingOf } from '../rules/rights.ts'
import { memberToken } from '../rules/tokens.ts'
import type { Member } from '../schema.ts'
import { readGroupItems } from '../store.ts'
import { openFor } from './load.ts'
import { trustIn } from './trust.ts'

/** What somebody has asked for, perhaps in the name of a group. */
export interface Holding {
  id: string
  contact: Contact
  group?: string | undefined
  /** Which of its hosts asked. */
  enteredBy?: string | undefined
  linkId?: string | undefined
}

/** Who acts on it, and which of the hosts that is. */
export interface Acting {
  by: Doer
  host?: Member
}

type Reading = Pick<Context, 'table' | 'secret'>

/**
 * Who acts on what is held: as `roleOn` says; in the name of a group whoever hosts it now, by their link into the group, or by the link they got
 * when they asked. Who hosts it no longer is refused with `not-allowed`. One read more where there is a group and a token.
 */
export async function roleInName(
  ctx: Reading,
  held: Holding,
  actor: Actor,
  managers: readonly Manager[],
): Promise<Acting> {
  const secret = await ctx.secret()
  const { token } = actor
  if (held.group === undefined || token === undefined || actor.kind === 'system')
    return { by: roleOn(held, actor, { managers, secret }) }
  const group = held.group
  const host = (await hostsOf(ctx, group)).find(
    ({ id }) =>
      proves(token, secret, (key) => memberToken(key, { group, id })) ||
      (id === held.enteredBy && proves(token, secret, (key) => manageToken(key, linkKey(held)))),
  )
  if (host === undefined) throw new Refusal('forbidden', 'not-allowed')
  return { by: { kind: 'contact', name: host.name }, host }
}

/** The same request as its host sends it by their own link into the group. */
export async function asHost(ctx: Pick<Context, 'secret'>, actor: Actor, host: Member): Promise<Actor> {
  return { ...actor, token: memberToken(await ctx.secret(), host) }
}

async function hostsOf(ctx: Pick<Context, 'table'>, group: string): Promise<Member[]> {
  const people = (await readGroupItems(ctx.table, group))?.people ?? []
  return people.filter((each) => standingOf(each) === 'host')
}

/** Whoever hosts a group now, the one with an address first: who stands for it with what it holds. */
export async function firstHost(ctx: Pick<Context, 'table'>, group: string): Promise<Member | undefined> {
  const hosts = await hostsOf(ctx, group)
  return hosts.find(({ email }) => email !== undefined) ?? hosts[0]
}

/** Whom mail about what a group holds reaches: its hosts, as they are now. No read where there is no group. */
export async function hostsToTell(
  ctx: Pick<Context, 'table'>,
  { group, enteredBy }: Pick<Holding, 'group' | 'enteredBy'>,
): Promise<Hearer[]> {
  return group === undefined ? [] : hearingHosts(await hostsOf(ctx, group), enteredBy)
}

/** In whose name somebody asks. */
export interface InName {
  group: string
  groupName: string
  contact: Contact
  enteredBy?: string
  /** Hash of the address of `contact`. */
  personId: string
  language?: Language
  /** It is them: nobody has to prove it again. */
  isProved: boolean
  trusted: boolean
}

/**
 * A host asks in the group's name, as they stand in the group; somebody who runs the house names a contact, or means the first host. Refuses whoever
 * may not, and with `not-found` a group of another house.
 */
export async function askInName(
  ctx: Context,
  actor: Actor,
  { house, group: id, contact }: { house: string; group: string; contact?: Contact | undefined },
): Promise<InName> {
  const { group, people, self, file } = await openFor(ctx, actor, { id, right: 'book' })
  if (group.house !== house) throw new Refusal('not-found', 'not-found', { group: id, pointer: '/group' })
  const host = self ?? people.find((each) => standingOf(each) === 'host')
  const reach = self === undefined ? (contact ?? host) : self
  const { name, email, phone } = reach ?? { name: group.name }
  const known = { name, ...(email ? { email } : {}), ...(phone ? { phone } : {}) }
  return {
    group: id,
    groupName: group.name,
    contact: known,
    personId: await contactIdOf(ctx, known, host?.id ?? id),
    ...(host === undefined ? {} : { enteredBy: host.id, language: host.language }),
    // Of a group that is there somebody has called whoever has but a telephone.
    isProved: self !== undefined && (self.provedAt !== undefined || self.email === undefined),
    trusted: (await trustIn(ctx, file, group)).trusted,
  }
}
