import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { datesMeant } from '../rules/able.ts'
import { fateOf } from '../rules/decision.ts'
import { requireSeen } from '../rules/seen.ts'
import type { Seen } from '../rules/seen.ts'
import type { Booking } from '../schema.ts'
import type { Scope } from '../schema/series.ts'
import { decide } from './decide.ts'
import { openBookingAsManager } from './load.ts'
import { momentOf } from './moment.ts'

/** Says no to all that is meant and can still be decided, with a reason for the contact; what was approved stays as it was. */
export async function declineBooking(
  ctx: Context,
  actor: Actor,
  { id, reason, reasonIn, ...scope }: Scope & Seen & { id: string; reason: string; reasonIn?: string },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAsManager(ctx, actor, id)
    const meant = datesMeant(file.booking, 'decline', scope, momentOf(ctx, file))
    requireSeen(scope, file.booking)
    return decide(ctx, file, meant.map(fateOf('declined', reason, reasonIn)))
  })
}
