import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import type { Booking } from '../schema.ts'
import { openBookingAs } from './load.ts'
import { say } from './say.ts'

/** What the contact says to a question of the house; refuses with `nothing-asked` where none waits for an answer. */
export async function answerQuestion(
  ctx: Context,
  actor: Actor,
  { id, answer }: { id: string; answer: string },
): Promise<Booking> {
  return say(ctx, await openBookingAs(ctx, actor, id), { step: 'answer', what: 'answered', words: answer })
}
