import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { datesMeant } from '../rules/able.ts'
import { fateOf, unknownDate } from '../rules/decision.ts'
import { requireSeen } from '../rules/seen.ts'
import type { Seen } from '../rules/seen.ts'
import type { Booking } from '../schema.ts'
import { decide } from './decide.ts'
import { openBookingAsManager } from './load.ts'
import { momentOf } from './moment.ts'

export interface DateDecision {
  key: string
  /** Why it is declined; without it it is approved. */
  decline?: string
  /** In which language that is, where it is known. */
  declineIn?: string
}

/** Approves some dates and declines others, each with its reason, in one go and with one mail. */
export async function decideDates(
  ctx: Context,
  actor: Actor,
  { id, dates, ...seen }: Seen & { id: string; dates: readonly DateDecision[] },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAsManager(ctx, actor, id)
    const able = datesMeant(file.booking, 'approve', {}, momentOf(ctx, file))
    requireSeen(seen, file.booking)
    const stranger = dates.find(({ key }) => !able.some((each) => each.key === key))
    if (stranger) throw unknownDate('/dates', stranger.key)
    const fates = dates.map(({ key, decline, declineIn }) =>
      fateOf(decline === undefined ? 'approved' : 'declined', decline, declineIn)({ key }),
    )
    return decide(ctx, file, fates)
  })
}
