import type { Language } from '../../../shared/language.ts'
import type { Context } from '../../../shared/context.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { nobody } from '../../../shared/owned.ts'
import { writerOf } from '../../../shared/same-mailbox.ts'
import { mergeUpdates } from '../../../shared/table/merge.ts'
import type { Write } from '../../../shared/table/write.ts'
import type { Contact } from '../../contacts/schema.ts'
import type { Group, Member } from '../schema.ts'
import type { Accepted } from '../schema/trust.ts'
import { forgottenWrites, goneWrites, nextMemberWrite } from '../store.ts'
import type { GroupItems } from '../store.ts'
import { countWrites } from '../store/counts.ts'
import { recordWrites } from '../store/record.ts'
import { hostLeftWrite } from '../store/over.ts'
import type { Counted } from '../store/counts.ts'
import { standingOf } from '../rules/rights.ts'
import { personIn } from './load.ts'
import type { OpenedGroup } from './load.ts'
import { settle } from './settle.ts'

export interface Joining {
  id: string
  who: Contact
  language?: Language | undefined
}

/** Whose time is over by the clock makes room for whoever comes by the same address, and then it is looked at anew. */
export async function makeRoom(
  ctx: Context,
  { group, overdue = [] }: OpenedGroup,
  who: Contact,
): Promise<void> {
  const stale = byAddress({ people: overdue }, who)
  if (stale === undefined) return
  await settle(ctx, { group: group.id, id: stale.id })
  throw new Refusal('conflict', 'changed-meanwhile')
}

/** Whoever is in the group, or at its door, by this address. */
export function byAddress({ people }: Pick<OpenedGroup, 'people'>, { email }: Contact): Member | undefined {
  if (email === undefined) return undefined
  const writer = writerOf(email)
  return people.find((each) => each.email !== undefined && writerOf(each.email) === writer)
}

export const isLastHost = ({ group }: Pick<GroupItems, 'group'>, { role, state }: Member) =>
  role === 'host' && state === 'member' && group.hosts <= 1

export function goingWrites(
  ctx: Context,
  file: GroupItems,
  person: Member,
  leaving: { id: string; successor?: string | undefined; anyway?: boolean },
): Write[] {
  // Nobody but its founder knows of it.
  if (file.group.state === 'asked' && isLastHost(file, person)) return forgottenWrites(file)
  const isHost = standingOf(person) === 'host'
  // Only who hosts it has something to hand on.
  if (leaving.successor !== undefined && !isHost) throw new Refusal('forbidden', 'not-allowed')
  const next = leaving.successor === undefined ? [] : [heirWrite(file, leaving.successor)]
  return mergeUpdates([
    ...goneWrites(person),
    ...(isHost ? [hostLeftWrite(person, ctx.now())] : []),
    ...next,
    ...countWrites(file.group, isHost ? hostCounts(file, person, leaving) : { members: -1 }, ctx.now()),
    ...unnamedWrites(file.group, person),
  ])
}

/** What they have agreed to for the group stays agreed to, without their name: once they are gone nobody finds it by them. */
function unnamedWrites(group: Group, { id, name }: Member): Write[] {
  const { accepted = [] } = group
  const isTheirs = ({ member, by }: Accepted) => (member === undefined ? by === name : member === id)
  if (!accepted.some(isTheirs)) return []
  const unnamed = ({ member: _member, ...each }: Accepted): Accepted => ({ ...each, by: nobody })
  return recordWrites(group, { accepted: accepted.map((each) => (isTheirs(each) ? unnamed(each) : each)) })
}

function hostCounts(
  file: GroupItems,
  person: Member,
  { successor, anyway = false }: { successor?: string | undefined; anyway?: boolean },
): Counted {
  if (successor !== undefined) return { members: -1 }
  if (!isLastHost(file, person)) return { members: -1, hosts: -1 }
  if (!anyway && file.group.state !== 'ended') throw new Refusal('conflict', 'last-host')
  return { members: -1, hosts: -1, seeking: 'last' }
}

/** A member who becomes host in the same write, so that there is always one. */
function heirWrite(file: GroupItems, successor: string) {
  const heir = personIn(file, successor)
  if (standingOf(heir) !== 'member') throw invalidField('/successor')
  return nextMemberWrite(heir, { role: 'host' })
}
