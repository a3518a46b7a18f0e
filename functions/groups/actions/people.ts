import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { spendWrite } from '../../../shared/limit.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import type { Contact } from '../../contacts/schema.ts'
import type { Member, Role } from '../schema.ts'
import { forgottenWrites, goneWrites, nextMemberWrite, readGroupItems } from '../store.ts'
import type { GroupItems } from '../store.ts'
import { countWrites } from '../store/counts.ts'
import { hostLeftWrite, noHost } from '../store/over.ts'
import type { Counted } from '../store/counts.ts'
import { comeAgain, enter } from './enter.ts'
import { openFor, openGroup, personIn } from './load.ts'
import type { OpenedGroup } from './load.ts'
import { settle } from './settle.ts'
import { foundAgainWrites } from './silence.ts'
import { standingOf } from '../rules/rights.ts'

interface Joining {
  id: string
  who: Contact
  language?: 'de' | 'en' | undefined
}

/** Somebody comes by themselves: in an open group they are in at once, else a host is asked. Refuses with `group-closed` or `group-full`. */
export async function joinGroup(ctx: Context, actor: Actor, { id, who, language }: Joining): Promise<Member> {
  return retryIfChanged(async () => {
    const opened = await openGroup(ctx, { ...actor, token: undefined }, id)
    const { group } = opened
    if (group.state !== 'active') throw new Refusal('conflict', 'group-ended')
    if (group.joining === 'closed') throw new Refusal('conflict', 'group-closed')
    if (who.email === undefined && who.phone === undefined)
      throw invalidField('/email', 'invalid-input', { reason: 'email-or-phone' })
    const state = group.joining === 'open' ? 'member' : 'asked'
    const known = byAddress(opened, who)
    if (known !== undefined) {
      await comeAgain(ctx, known)
      // Answered like anybody new, with a link that opens nothing: whose address it is reads the mail.
      return { ...known, ...who, id: ctx.newId(), state, role: 'member' }
    }
    await makeRoom(ctx, opened, who)
    return enter(ctx, opened, { who, language, state, role: 'member' })
  })
}

/** A host enters somebody: without an e-mail they are in, with one they are invited. */
export async function addPerson(
  ctx: Context,
  actor: Actor,
  { id, who, role = 'member', language }: Joining & { role?: Role | undefined },
): Promise<Member> {
  return retryIfChanged(async () => {
    const opened = await openFor(ctx, actor, { id, right: 'add-people' })
    const as = { who, language, role, isKnown: true }
    if (who.email === undefined) return enter(ctx, opened, { ...as, state: 'member' })
    const known = byAddress(opened, who)
    if (known?.state === 'asked') await letIn(ctx, actor, { id, member: known.id })
    if (known !== undefined) return known.state === 'asked' ? { ...known, state: 'member' } : known
    await makeRoom(ctx, opened, who)
    const limit = { purpose: 'group-invitation', of: id, most: mostInvited, minutes: 24 * 60 }
    return enter(ctx, opened, { ...as, state: 'invited' }, [spendWrite(limit, ctx.now())])
  })
}

/** Whose time is over by the clock makes room for whoever comes by the same address, and then it is looked at anew. */
async function makeRoom(ctx: Context, { group, overdue = [] }: OpenedGroup, who: Contact): Promise<void> {
  const stale = byAddress({ people: overdue }, who)
  if (stale === undefined) return
  await settle(ctx, { group: group.id, id: stale.id })
  throw new Refusal('conflict', 'changed-meanwhile')
}

/** Whoever is in the group, or at its door, by this address. */
function byAddress({ people }: Pick<OpenedGroup, 'people'>, { email }: Contact): Member | undefined {
  const address = email?.toLowerCase()
  return people.find((each) => address !== undefined && each.email?.toLowerCase() === address)
}

/** So many mails a day go from one group to addresses that its hosts type: whoever is taken out again makes no room for more. */
const mostInvited = 60

/** A host says yes to whoever asks. Twice is no fault. */
export async function letIn(ctx: Context, actor: Actor, { id, member }: { id: string; member: string }) {
  await retryIfChanged(async () => {
    const opened = await openFor(ctx, actor, { id, right: 'let-in' })
    const person = personIn(opened, member)
    const standing = standingOf(person)
    if (standing !== 'asked' && standing !== 'newcomer') return
    await ctx.table.transact([nextMemberWrite(person, { state: 'member', isKnown: true })])
  })
}

/** Whoever was invited by mail comes in by the link in it: so the address is theirs. */
export async function acceptInvitation(ctx: Context, actor: Actor, id: string): Promise<void> {
  await retryIfChanged(async () => {
    const { self, group, standing } = await openGroup(ctx, actor, id)
    if (standing === 'member' || standing === 'host') return
    if (self?.state !== 'invited') throw new Refusal('forbidden', 'not-allowed')
    if (group.state !== 'active') throw new Refusal('conflict', 'group-ended')
    await ctx.table.transact([
      nextMemberWrite(self, { state: 'member', provedAt: ctx.now() }),
      ...(self.role === 'host' ? countWrites(group, { hosts: 1 }, ctx.now()) : []),
    ])
  })
}

/** Refuses with `last-host` where nobody would be left. */
export async function giveRole(
  ctx: Context,
  actor: Actor,
  { id, member, role }: { id: string; member: string; role: Role },
): Promise<void> {
  await retryIfChanged(async () => {
    const opened = await openFor(ctx, actor, { id, right: 'give-role' })
    const person = personIn(opened, member)
    if (person.role === role) return
    if (role === 'member' && isLastHost(opened, person)) throw new Refusal('conflict', 'last-host')
    const isIn = person.state === 'member'
    await ctx.table.transact([
      nextMemberWrite(person, { role, ...(role === 'host' ? { isKnown: true } : {}) }),
      ...(isIn ? countWrites(opened.group, { hosts: role === 'host' ? 1 : -1 }, ctx.now()) : []),
    ])
  })
}

const isLastHost = ({ group }: Pick<GroupItems, 'group'>, { role, state }: Member) =>
  role === 'host' && state === 'member' && group.hosts <= 1

/**
 * Somebody goes, or is taken out by a host. The only host names a `successor`, or says that nobody can (`anyway`): then all members are
 * asked, and whoever says yes first takes over. Refuses with `last-host` otherwise.
 */
export async function leaveGroup(
  ctx: Context,
  actor: Actor,
  leaving: { id: string; member: string; successor?: string | undefined; anyway?: boolean },
): Promise<void> {
  await retryIfChanged(async () => {
    const opened = await openGroup(ctx, actor, leaving.id)
    const isSelf = opened.self?.id === leaving.member
    const file = isSelf ? opened : await openFor(ctx, actor, { id: leaving.id, right: 'take-out' })
    const person = personIn(file, leaving.member)
    await ctx.table.transact(goingWrites(ctx, file, person, leaving))
  })
}

/** Somebody wants to be forgotten: they go whoever they are, and if nobody is left who hosts, the members are asked. */
export async function forgetPerson(
  ctx: Context,
  { group: id, member, contactId }: { group: string; member: string; contactId: string },
): Promise<void> {
  await retryIfChanged(async () => {
    const items = await readGroupItems(ctx.table, id)
    const person = items?.people.find((each) => each.id === member)
    if (items === undefined || person?.contactId !== contactId) return
    await ctx.table.transact(goingWrites(ctx, items, person, { id, anyway: true }))
  })
}

function goingWrites(
  ctx: Context,
  file: GroupItems,
  person: Member,
  leaving: { id: string; successor?: string | undefined; anyway?: boolean },
): Write[] {
  // Nobody but its founder knows of it.
  if (file.group.state === 'asked' && isLastHost(file, person)) return forgottenWrites(file)
  const next = leaving.successor === undefined ? [] : [heirWrite(file, leaving.successor)]
  const isHost = standingOf(person) === 'host'
  return [
    ...goneWrites(person),
    ...(isHost ? [hostLeftWrite(person, ctx.now())] : []),
    ...next,
    ...countWrites(file.group, countsOf(file, person, leaving), ctx.now()),
  ]
}

function countsOf(
  file: GroupItems,
  person: Member,
  { successor, anyway = false }: { successor?: string | undefined; anyway?: boolean },
): Counted {
  const isHost = person.role === 'host' && person.state === 'member'
  if (!isHost || successor !== undefined) return { members: -1 }
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

/** The first who says yes hosts a group that nobody hosts; refuses with `hosted-again` whoever comes later. */
export async function takeOver(ctx: Context, actor: Actor, id: string): Promise<void> {
  await retryIfChanged(async () => {
    const { group, self, standing } = await openGroup(ctx, actor, id)
    if (standing === 'host') {
      const again = foundAgainWrites(group)
      if (again.length > 0) await ctx.table.transact(again)
      return
    }
    if (self === undefined || standing !== 'member') throw new Refusal('forbidden', 'not-allowed')
    if (group.state === 'ended') throw new Refusal('conflict', 'group-ended')
    if (group.seekingSince === undefined) throw new Refusal('conflict', 'hosted-again')
    await ctx.table.transact([
      nextMemberWrite(self, { role: 'host' }),
      hostLeftWrite({ group: id, id: noHost }, ctx.now()),
      // Where hosts are silent, whoever takes over comes beside them.
      ...countWrites(
        group,
        { hosts: 1, ...(group.hosts < 1 ? { seeking: 'first' as const } : {}) },
        ctx.now(),
      ),
    ])
  })
}
