import type { Language } from '../../../shared/language.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { contactRefusal } from '../../contacts/rules/contact.ts'
import { contactIdOf } from '../../contacts/actions/contact-id.ts'
import type { Contact } from '../../contacts/schema.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import { mayManage } from '../../houses/rules.ts'
import type { GroupWords, Group, Member } from '../schema.ts'
import { foundingWrites } from '../store.ts'
import { addressOf, mailLimit } from './enter.ts'

export interface Founding {
  house: string
  words: GroupWords
  host: Contact
  language?: Language | undefined
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
  const unreached = byHouse ? undefined : contactRefusal(host, '/host')
  if (unreached) throw unreached
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
