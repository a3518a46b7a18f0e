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
import { openBookingAs } from './load.ts'
import { momentOf } from './moment.ts'

/** By its contact or the manager; what is over stays as it was. */
export async function cancelBooking(
  ctx: Context,
  actor: Actor,
  { id, reason, reasonIn, ...scope }: Scope & Seen & { id: string; reason?: string; reasonIn?: string },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAs(ctx, actor, id)
    const meant = datesMeant(file.booking, 'cancel', scope, momentOf(ctx, file))
    requireSeen(scope, file.booking)
    return decide(ctx, file, meant.map(fateOf('cancelled', reason, reasonIn)))
  })
}
