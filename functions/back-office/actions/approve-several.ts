import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { approveBooking } from '../../bookings/actions/approve-booking.ts'
import { openBookingAsManager } from '../../bookings/actions/load.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import { requireManager } from '../../houses/rules.ts'

/** What became of one of several. */
export interface Outcome {
  id: string
  /** The code of the refusal; none if it is approved. */
  code?: string
}

/**
 * Says yes to several requests of a house, each in a write of its own and as it was looked at (`version`): one that is refused stops no
 * other. One after the other, as those of one day write the same sheets.
 */
export async function approveSeveral(
  ctx: Context,
  actor: Actor,
  { house, yes }: { house: string; yes: readonly { id: string; version: number }[] },
): Promise<Outcome[]> {
  // Told before anything else: a stranger gets no answer for each of them.
  requireManager((await loadHouse(ctx, house)).managers, actor)
  const outcomes: Outcome[] = []
  for (const one of yes) outcomes.push(await approveOne(ctx, actor, { house, ...one }))
  return outcomes
}

async function approveOne(
  ctx: Context,
  actor: Actor,
  { house, id, version }: { house: string; id: string; version: number },
): Promise<Outcome> {
  try {
    const { booking } = await openBookingAsManager(ctx, actor, id)
    if (booking.house !== house) throw new Refusal('not-found', 'not-found', { booking: id })
    await approveBooking(ctx, actor, { id, version })
    return { id }
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'unauthenticated') throw error
    return { id, code: error.code }
  }
}
