import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { decide } from '../../bookings/actions/decide.ts'
import { momentOf } from '../../bookings/actions/moment.ts'
import { openBookingAs } from '../../bookings/actions/load.ts'
import { saveBooking } from '../../bookings/actions/save.ts'
import { withStep } from '../../bookings/rules/history.ts'
import { datesAhead, isAskedForPulse, nextLook } from '../../bookings/rules/pulse.ts'
import type { Booking } from '../../bookings/schema.ts'
import { hostsAgainWrites } from '../../groups/actions/silence.ts'

export interface PulseAnswer {
  id: string
  answer: 'yes' | 'no'
  /** The version that a form showed: refuses a no with `changed-meanwhile` if it is another by now. */
  version?: number | undefined
}

/**
 * Whoever holds a standing booking says that they still meet, or no longer: by their link, any host of the group, or those who run the house
 * for somebody on the telephone. With a yes all dates that are left stay; with a no they are free. A yes to nothing is no fault.
 */
export async function answerPulse(ctx: Context, actor: Actor, asked: PulseAnswer): Promise<Booking> {
  const { id, answer, version } = asked
  return retryIfChanged(async () => {
    const file = await openBookingAs(ctx, actor, id)
    const { booking, by } = file
    const { pulse } = booking
    if (answer === 'no') {
      if (version !== undefined && version !== booking.version)
        throw new Refusal('conflict', 'changed-meanwhile')
      const ahead = datesAhead(booking, momentOf(ctx, file))
      if (ahead.length === 0) throw new Refusal('conflict', 'in-the-past')
      return decide(
        ctx,
        file,
        ahead.map(({ key }) => ({ key, state: 'cancelled' }) as const),
      )
    }
    if (pulse === undefined || !isAskedForPulse(booking)) return booking
    const now = ctx.now()
    const alive = { since: now, asked: [], at: nextLook(now) }
    const after = withStep(booking, { id: ctx.newId(), at: now, by, what: 'pulse-yes' }, { pulse: alive })
    const beside = booking.group === undefined ? [] : await hostsAgainWrites(ctx, booking.group)
    return saveBooking(ctx, file, after, { beside })
  })
}
