import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { withStep } from '../rules/history.ts'
import { requireStep } from '../rules/state.ts'
import type { Booking } from '../schema.ts'
import { openBooking, openBookingAs, openBookingAsManager } from './load.ts'
import type { OpenedFile } from './load.ts'
import { saveBooking } from './save.ts'

/** Asks the contact something; the booking and its deadline stay as they are. */
export async function askContact(
  ctx: Context,
  actor: Actor,
  { id, question }: { id: string; question: string },
): Promise<Booking> {
  return say(ctx, await openBookingAsManager(ctx, actor, id), { step: 'ask', what: 'asked', words: question })
}

export async function answerQuestion(
  ctx: Context,
  actor: Actor,
  { id, answer }: { id: string; answer: string },
): Promise<Booking> {
  return say(ctx, await openBookingAs(ctx, actor, id), { step: 'answer', what: 'answered', words: answer })
}

async function say(
  ctx: Context,
  opened: OpenedFile,
  { step, what, words }: { step: 'ask' | 'answer'; what: 'asked' | 'answered'; words: string },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const { booking, ...file } = { ...opened, ...(await openBooking(ctx, opened.booking.id)) }
    requireStep(step, booking)
    const doing = { id: ctx.newId(), at: ctx.now(), by: file.by, what, words }
    return saveBooking(ctx, { ...file, booking }, withStep(booking, doing))
  })
}
