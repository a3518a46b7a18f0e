import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import type { Owner, Stored } from '../../../shared/owned.ts'
import { reachId } from '../../contacts/actions/contact-id.ts'
import { loadManagedHouse } from '../../houses/actions/load-house.ts'
import { invalidField } from '../../../shared/refusal.ts'
import type { Reached } from '../schema.ts'
import { forgetAll } from './forget.ts'
import { readStored } from './read.ts'

/** Somebody whom the managers of a house were asked about, by the hash of what they said: an address, or a telephone number. */
export async function whoIs(
  ctx: Pick<Context, 'secret' | 'table'>,
  actor: Actor,
  { house, reached }: { house: string; reached: Reached },
): Promise<string> {
  await loadManagedHouse(ctx, actor, house, 'change-settings')
  const who = await reachId(ctx, reached)
  if (who === undefined) throw invalidField('/email', 'invalid-input', { reason: 'email-or-phone' })
  return who
}

interface Asked {
  house: string
  who: string
}

/** What is stored of them in this house, for its managers, who have them on the phone. What a team knows of itself is not in it. */
export async function readInHouse(ctx: Context, actor: Actor, { house, who }: Asked): Promise<Stored[]> {
  await loadManagedHouse(ctx, actor, house, 'change-settings')
  return readStored(ctx, ownerOf(who), house)
}

/** Ends what is to come in this house and forgets who it was, as they could themselves by a link. */
export async function forgetInHouse(ctx: Context, actor: Actor, { house, who }: Asked): Promise<Stored[]> {
  await loadManagedHouse(ctx, actor, house, 'change-settings')
  return forgetAll(ctx, ownerOf(who), house)
}

/** By what they asked for alone, and not as somebody who may sign in: no hash of a person is that of an address or a number. */
const ownerOf = (who: string): Owner => ({ contactId: who, person: who })
