import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { datesMeant } from '../rules/able.ts'
import { fateOf, unknownDate } from '../rules/decision.ts'
import { requireSeen } from '../rules/seen.ts'
import type { Seen } from '../rules/seen.ts'
import type { Booking } from '../schema.ts'
import type { Scope } from '../schema/series.ts'
import { decide } from './decide.ts'
import { openBookingAsManager } from './load.ts'
import { momentOf } from './moment.ts'

export interface Approving extends Scope, Seen {
  id: string
  /** Only these dates, by key. */
  keys?: readonly string[]
  /** Why the other undecided dates are declined; without it they stay undecided. */
  declineOthers?: string
}

/** Says yes to all that is meant and can still be decided, and to changes of approved dates that were asked for. */
export async function approveBooking(ctx: Context, actor: Actor, asked: Approving): Promise<Booking> {
  const { id, keys, declineOthers: words } = asked
  return retryIfChanged(async () => {
    const file = await openBookingAsManager(ctx, actor, id)
    const meant = datesMeant(file.booking, 'approve', asked, momentOf(ctx, file))
    requireSeen(asked, file.booking)
    if (keys === undefined) return decide(ctx, file, meant.map(fateOf('approved')))
    const unknown = keys.findIndex((key) => !meant.some((each) => each.key === key))
    if (unknown >= 0) throw unknownDate(`/occurrences/${unknown}`, keys[unknown])
    const others = words === undefined ? [] : meant.filter(({ key }) => !keys.includes(key))
    const chosen = meant.filter(({ key }) => keys.includes(key))
    return decide(ctx, file, [...chosen.map(fateOf('approved')), ...others.map(fateOf('declined', words))])
  })
}
