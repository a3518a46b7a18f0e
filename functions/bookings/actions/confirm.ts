import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { readLedger, trustWrite } from '../../contacts/actions/ledger.ts'
import { proofToken, sameToken } from '../../contacts/rules/access.ts'
import { waitingOf } from '../rules/deadline.ts'
import { withStep } from '../rules/history.ts'
import { isGivenAtOnce } from '../rules/request.ts'
import { requireStep } from '../rules/state.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { openBooking, openBookingAsManager } from './load.ts'
import { saveBooking } from './save.ts'

/**
 * Proves the e-mail address. Proving twice is no fault: people click twice, and mail programs look at links. Refuses with
 * `not-allowed` (wrong token) or `already-decided` (the hold has expired, or it was cancelled).
 */
export async function confirmBooking(
  ctx: Context,
  { id, token }: { id: string; token: string },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBooking(ctx, id)
    const { booking, house, bookedRooms: rooms } = file
    if (!sameToken(token, proofToken(await ctx.secret(), booking)))
      throw new Refusal('forbidden', 'not-allowed')
    if (booking.state === 'requested' || booking.state === 'approved') return booking
    requireStep('confirm', booking)
    const trusted = rooms.some(({ approval }) => approval === 'trusted') && (await isTrusted(ctx, booking))
    const state = isGivenAtOnce(rooms, trusted) ? 'approved' : 'requested'
    const occurrences: Occurrence[] = booking.occurrences.map((each) =>
      each.state === 'unconfirmed' ? { ...each, state } : each,
    )
    const now = ctx.now()
    const by = { kind: 'contact', name: booking.contact.name } as const
    const proved = { state, occurrences } as const
    const waiting = { deadline: undefined, ...waitingOf({ ...booking, ...proved }, { house, rooms, now }) }
    const doing = { id: ctx.newId(), at: now, by, what: 'confirmed' } as const
    return saveBooking(ctx, file, withStep(booking, doing, { ...proved, ...waiting }))
  })
}

/** Whoever is trusted gets rooms of the policy `trusted` at once, from the next booking on. */
export async function trustContact(
  ctx: Context,
  actor: Actor,
  { id, trusted }: { id: string; trusted: boolean },
): Promise<void> {
  const { booking } = await openBookingAsManager(ctx, actor, id)
  await ctx.table.transact([trustWrite(booking.house, booking.contactId, trusted)])
}

export async function isTrusted(ctx: Pick<Context, 'table'>, booking: Booking): Promise<boolean> {
  return (await readLedger(ctx.table, booking.house, booking.contactId))?.trusted ?? false
}
