import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { contactIdOf } from '../../contacts/actions/contact-id.ts'
import { sameToken } from '../../contacts/rules/access.ts'
import type { Contact } from '../../contacts/schema.ts'
import { loadHouse } from '../../houses/actions.ts'
import type { House } from '../../houses/schema.ts'
import { mayManage } from '../../houses/rules.ts'
import { memberProof } from '../rules/tokens.ts'
import type { Group, GroupWords, Member } from '../schema.ts'
import { forgottenWrites, foundingWrites, nextGroupWrites, nextMemberWrite, readGroup } from '../store.ts'
import type { GroupItems } from '../store.ts'
import { addressOf, mailLimit } from './enter.ts'
import { openFor, personIn } from './load.ts'

export interface Founding {
  house: string
  words: GroupWords
  host: Contact
  language?: 'de' | 'en' | undefined
}

/**
 * A new group with its first host. What a manager founds is shown at once; else it is shown once the address is proved, or the house has
 * spoken to them. Refuses with `not-found`, or a host whom nobody could reach.
 */
export async function foundGroup(
  ctx: Context,
  actor: Actor,
  { house: id, words, host, language }: Founding,
): Promise<{ group: Group; self: Member }> {
  const { house, managers } = await loadHouse(ctx, id)
  const byHouse = mayManage(managers, actor)
  if (!byHouse && host.email === undefined && host.phone === undefined)
    throw invalidField('/host/email', 'invalid-input', { reason: 'email-or-phone' })
  const now = ctx.now()
  const hostId = ctx.newId()
  const group: Group = {
    ...words,
    id: ctx.newId(),
    house: id,
    state: byHouse ? 'active' : 'asked',
    language: language ?? house.language,
    ...(byHouse || host.email !== undefined ? {} : { needsCall: true }),
    hosts: 1,
    members: 1,
    createdAt: now,
    updatedAt: now,
    version: 1,
  }
  const self: Member = {
    ...host,
    id: hostId,
    contactId: await contactIdOf(ctx, host, hostId),
    group: group.id,
    house: id,
    role: 'host',
    state: 'member',
    language: group.language,
    at: now,
    version: 1,
    ...(await addressOf(ctx, group.id, host.email)),
  }
  await ctx.table.transact([...foundingWrites(group, self), ...(await mailLimit(ctx, host.email))])
  return { group, self }
}

interface Linked {
  id: string
  member: string
  token: string
}

/** The house whose page asks whether an address is theirs. Refuses with `not-allowed` or `not-found`. */
export async function proofHouse(ctx: Context, linked: Linked): Promise<House> {
  const { items } = await openProof(ctx, linked)
  return (await loadHouse(ctx, items.group.house)).house
}

async function openProof(
  ctx: Context,
  { id, member, token }: Linked,
): Promise<{ items: GroupItems; person: Member }> {
  const items = await readGroup(ctx.table, id, ctx.now())
  if (items === undefined) throw new Refusal('not-found', 'not-found', { group: id })
  const person = personIn(items, member)
  if (!sameToken(token, memberProof(await ctx.secret(), { group: id, id: member, email: person.email })))
    throw new Refusal('forbidden', 'not-allowed')
  return { items, person }
}

/** The address is theirs; with its first host a group is shown. Twice is no fault. Refuses with `not-allowed` or `not-found`. */
export async function proveMember(ctx: Context, linked: Linked): Promise<Member> {
  return retryIfChanged(async () => {
    const { items, person } = await openProof(ctx, linked)
    if (person.provedAt !== undefined) return person
    const now = ctx.now()
    const isFirst = items.group.state === 'asked' && person.role === 'host'
    await ctx.table.transact([
      nextMemberWrite(person, { provedAt: now }),
      ...(isFirst ? nextGroupWrites(items.group, { ...items.group, state: 'active', updatedAt: now }) : []),
    ])
    return { ...person, provedAt: now }
  })
}

/** Those who run the house have not reached the first host, or do not want the group: nothing is left of it. */
export async function declineGroup(ctx: Context, actor: Actor, id: string): Promise<void> {
  await retryIfChanged(async () => {
    const opened = await openFor(ctx, actor, { id, right: 'confirm' })
    if (opened.group.state !== 'asked') throw new Refusal('conflict', 'group-shown')
    await ctx.table.transact(forgottenWrites(opened))
  })
}

/** Those who run the house have spoken to the first host. Twice is no fault. */
export async function confirmGroup(ctx: Context, actor: Actor, id: string): Promise<void> {
  await retryIfChanged(async () => {
    const { group } = await openFor(ctx, actor, { id, right: 'confirm' })
    if (group.state !== 'asked') return
    await ctx.table.transact(nextGroupWrites(group, { ...group, state: 'active', updatedAt: ctx.now() }))
  })
}
