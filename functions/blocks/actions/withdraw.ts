import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { withdrawOffer } from '../../waitlist/actions/withdraw-offer.ts'

/**
 * What was just being offered out of the queue is taken back, and who it was offered to is told and goes on waiting. False if that
 * cannot be done at this moment: nobody can take it any more all the same (`acceptPlace`).
 */
export async function withdraw(ctx: Context, place: string): Promise<boolean> {
  try {
    await withdrawOffer(ctx, place)
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    ctx.log.warn('an offer is withdrawn later', { place, code: error.code })
    return false
  }
}
