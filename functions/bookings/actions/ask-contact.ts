import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import type { Booking } from '../schema.ts'
import { openBookingAsManager } from './load.ts'
import { say } from './say.ts'

/** Asks the contact something; the booking and its deadline stay as they are. */
export async function askContact(
  ctx: Context,
  actor: Actor,
  { id, question }: { id: string; question: string },
): Promise<Booking> {
  return say(ctx, await openBookingAsManager(ctx, actor, id), { step: 'ask', what: 'asked', words: question })
}
