import type { Language } from '../../../shared/language.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { fingerprintOf } from '../../../shared/fingerprint.ts'
import { derivedId } from '../../../shared/ids.ts'
import { contactRefusal } from '../../contacts/rules/contact.ts'
import { contactIdOf } from '../../contacts/actions/contact-id.ts'
import type { Contact } from '../../contacts/schema.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import { mayManage } from '../../houses/rules.ts'
import type { GroupWords, Group, Member } from '../schema.ts'
import { foundingWrites } from '../store.ts'
import { addressOf, mailLimit } from './enter.ts'
import { isIn } from './load.ts'

export interface Founding {
  house: string
  words: GroupWords
  host: Contact
  language?: Language | undefined
  /** The same key with the same words is the same group, however often it arrives. */
  key?: string | undefined
}

/**
 * A new group with its first host. What a manager founds is shown at once; else it is shown once the address is proved, or the house has
 * spoken to them. Refuses with `not-found`, or a host whom nobody could reach.
 */
export async function foundGroup(
  ctx: Context,
  actor: Actor,
  { key, ...founding }: Founding,
): Promise<{ group: Group; self: Member }> {
  const { house: id, words, host, language } = founding
  const { house, managers } = await loadHouse(ctx, id)
  const byHouse = mayManage(managers, actor)
  const unreached = byHouse ? undefined : contactRefusal(host, '/host')
  if (unreached) throw unreached
  const now = ctx.now()
  const name = [key, fingerprintOf(founding)].join('\n')
  const groupId = key === undefined ? ctx.newId() : derivedId(await ctx.secret(), 'group', name)
  const hostId = key === undefined ? ctx.newId() : await founderOf(ctx, groupId)
  const group: Group = {
    ...words,
    id: groupId,
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

/** Whether a group that was founded with a key is there, and whoever founded it is still in it. */
export async function isStillFounded(
  ctx: Pick<Context, 'table' | 'secret' | 'now'>,
  id: string,
): Promise<boolean> {
  return isIn(ctx, { group: id, id: await founderOf(ctx, id) })
}

/** Who is in a group that was founded with a key as the one who founded it. */
export async function founderOf(ctx: Pick<Context, 'secret'>, group: string): Promise<string> {
  return derivedId(await ctx.secret(), 'founder', group)
}
