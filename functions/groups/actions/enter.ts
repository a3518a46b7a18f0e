import type { Language } from '../../../shared/language.ts'
import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import { spendWrite } from '../../../shared/limit.ts'
import { writerId, writerOf } from '../../../shared/same-mailbox.ts'
import type { Write } from '../../../shared/table/write.ts'
import { contactIdOf } from '../../contacts/actions/contact-id.ts'
import type { Contact } from '../../contacts/schema.ts'
import type { Member } from '../schema.ts'
import { newMemberWrites, nextMemberWrite } from '../store.ts'
import { countWrites } from '../store/counts.ts'
import type { OpenedGroup } from './load.ts'

/** Mails a day to an address that somebody typed into a form of groups. */
const mostAsked = 5

interface Entering extends Pick<Member, 'role' | 'state' | 'isKnown'> {
  who: Contact
  language: Language | undefined
}

/** Somebody new, counted in the write. Refuses with `group-full`, or `changed-meanwhile` where another came by the same address. */
export async function enter(
  ctx: Context,
  { group }: OpenedGroup,
  { who, language, ...as }: Entering,
  more: readonly Write[] = [],
): Promise<Member> {
  const id = ctx.newId()
  const member: Member = {
    ...who,
    ...as,
    id,
    contactId: await contactIdOf(ctx, who, id),
    group: group.id,
    house: group.house,
    language: language ?? group.language,
    at: ctx.now(),
    version: 1,
    ...(await addressOf(ctx, group.id, who.email)),
  }
  const hosts = as.state === 'member' && as.role === 'host' ? 1 : 0
  await ctx.table.transact([
    ...newMemberWrites(member),
    ...countWrites(group, { members: 1, hosts }, ctx.now()),
    ...more,
    ...(await mailLimit(ctx, who.email)),
  ])
  return member
}

/** Somebody comes by an address that is in the group already: nobody is entered, and it is written to again. */
export async function comeAgain(ctx: Context, known: Member): Promise<void> {
  const now = ctx.now()
  await ctx.table.transact([nextMemberWrite(known, { againAt: now }), ...(await mailLimit(ctx, known.email))])
}

/** What stands for an address in a group, so that none is in it twice. */
export async function addressOf(
  ctx: Pick<Context, 'secret'>,
  group: string,
  email: string | undefined,
): Promise<Pick<Member, 'address'>> {
  if (email === undefined) return {}
  return { address: derivedId(await ctx.secret(), 'group address', `${group} ${writerOf(email)}`) }
}

/** To an address of which nobody knows whose it is go so many mails a day, whoever typed it wherever. */
export async function mailLimit(ctx: Context, email: string | undefined): Promise<Write[]> {
  if (email === undefined || !ctx.settings.rateLimits) return []
  const of = writerId(await ctx.secret(), email)
  return [spendWrite({ purpose: 'group-mail', of, most: mostAsked, minutes: 24 * 60 }, ctx.now())]
}
