import { confirmBooking } from '../../functions/bookings/actions/confirm-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { proofToken } from '../../functions/contacts/rules/access.ts'
import { joinQueue } from '../../functions/waitlist/actions/join-queue.ts'
import { known } from '../../shared/known.ts'
import { addMinutes } from '../../shared/time/civil.ts'
import { whenOf } from './calendar.ts'
import { requests, wish } from './data/asked.ts'
import { house, inTurn, visitor, weekly } from './furnishing.ts'
import type { Furnishing } from './furnishing.ts'

/** Requests for the inbox, as they came some hours ago; who has a mail address has followed the link, but for one. */
export async function askForAll({ ctx, monday }: Furnishing): Promise<void> {
  const secret = await ctx.secret()
  await inTurn(requests, async ({ slot, contact, weeks = 1, hoursAgo, unproved, ...said }) => {
    const at = addMinutes(ctx.now(), -60 * hoursAgo)
    const then = { ...ctx, now: () => at }
    const repeat = known({ repeat: weekly(weeks, 'free') })
    const request = { ...said, contact, ...whenOf(slot, monday), ...repeat }
    const booking = await requestBooking(then, visitor, { house, request })
    if (contact.email === undefined || unproved) return
    await confirmBooking(then, { id: booking.id, token: proofToken(secret, booking) })
  })
}

/** Somebody would like what is taken. */
export async function waitForFree({ ctx, monday }: Furnishing): Promise<void> {
  const { slot, ...said } = wish
  await joinQueue(ctx, visitor, { house, request: { ...said, ...whenOf(slot, monday) } })
}
