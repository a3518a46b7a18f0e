import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import { spendWrite } from '../../../shared/limit.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Write } from '../../../shared/table/write.ts'
import { reachId } from '../../contacts/actions/contact-id.ts'
import type { Duty, Taker } from '../schema.ts'
import type { Needed } from '../store/duties.ts'
import type { DutyFile } from './load.ts'

/** What somebody says who takes a duty. */
export type Taking = Pick<Taker, 'name' | 'contact'> & { language?: Taker['language'] | undefined }

/** A day; a rota is one taking. Whoever gives an address of somebody else's sends them a mail each time: few. */
const mostByContact = 10
/** Of those without a contact, by network address: a whole house may share one. */
const mostByAddress = 40

/** So many have a duty at most: each of them may be faster once. */
export const tries = 22

export function neededNow({ duty, needed }: Duty, { contactId }: Taker, takers: readonly Taker[]): Needed {
  if (contactId === undefined) return { needed }
  return { needed, seen: takers.filter((each) => each.duty === duty).length }
}

export async function newTaker(
  ctx: Context,
  file: Pick<DutyFile, 'meeting' | 'role'>,
  { duty }: Duty,
  asked: Taking,
): Promise<Taker> {
  const { name, contact, language } = asked
  const contactId = await reachId(ctx, contact)
  return {
    id: ctx.newId(),
    duty,
    name,
    language: language ?? file.meeting.language,
    origin: file.role === undefined ? 'public' : 'manager',
    at: ctx.now(),
    ...known({ contact: contactId === undefined ? undefined : contact, contactId }),
  }
}

export function limitWrites(
  ctx: Context,
  actor: Actor,
  role: DutyFile['role'],
  { contactId }: Taker,
): Write[] {
  if (!ctx.settings.rateLimits || role !== undefined) return []
  const [of, most] = contactId === undefined ? [actor.address, mostByAddress] : [contactId, mostByContact]
  return [spendWrite({ purpose: 'duty', of, most, minutes: 24 * 60 }, ctx.now())]
}

export function stranger({ token, person }: Actor): Refusal {
  return token === undefined && person === undefined
    ? new Refusal('unauthenticated', 'sign-in-needed')
    : new Refusal('forbidden', 'not-allowed')
}
