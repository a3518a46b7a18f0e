import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { datesChanges, lifted } from '../rules/decision.ts'
import { fieldChanges, withStep } from '../rules/history.ts'
import { ownSlot, slotOf } from '../rules/move.ts'
import { offersOver, withoutOffers } from '../rules/offer.ts'
import { stateOf } from '../rules/scope.ts'
import { requireSeen } from '../rules/seen.ts'
import type { Seen } from '../rules/seen.ts'
import { roomsOf, useOf } from '../rules/slot.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { momentOf } from './moment.ts'
import { openBookingAs } from './load.ts'
import type { OpenedFile } from './load.ts'
import { saveBooking } from './save.ts'

export interface OfferAnswer extends Seen {
  id: string
  /** The key of the date that was lost. */
  occurrence: string
  accept: boolean
}

/**
 * Takes another time that a closing house holds for a lost date, or gives it up. What is taken is approved, and keeps its key.
 * Refuses with `offer-over` what is not offered any more.
 */
export async function answerOffer(
  ctx: Context,
  actor: Actor,
  { id, occurrence: key, accept, ...seen }: OfferAnswer,
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAs(ctx, actor, id)
    const { booking, by } = file
    const date = booking.occurrences.find((each) => each.key === key)
    if (date === undefined)
      throw new Refusal('not-found', 'unknown-date', { pointer: '/occurrence', date: key })
    const now = ctx.now()
    if (date.state !== 'cancelled' || date.offered === undefined || date.offered.until <= now) {
      throw new Refusal('conflict', 'offer-over', { date: key })
    }
    requireSeen(seen, booking)
    const moment = momentOf(ctx, file)
    const after = accept
      ? takenOffer(ctx, file, date)
      : withoutOffers(booking, [date], { id: ctx.newId(), at: now, by, moment })
    return saveBooking(ctx, file, after)
  })
}

/** Gives back what was held for somebody who has not answered in time. */
export async function endOffers(ctx: Context, file: OpenedFile): Promise<void> {
  const { booking, by } = file
  const now = ctx.now()
  const doing = { id: ctx.newId(), at: now, by, moment: momentOf(ctx, file) }
  await saveBooking(ctx, file, withoutOffers(booking, offersOver(booking, now), doing))
}

function takenOffer(ctx: Context, file: OpenedFile, date: Occurrence): Booking {
  const { booking, by } = file
  const { offered, rooms: _rooms, setUpMinutes: _setUp, tidyUpMinutes: _tidyUp, ...bare } = date
  if (offered === undefined) return booking
  const slot = { ...useOf(booking, offered), rooms: roomsOf(booking, offered) }
  const taken: Occurrence = { ...bare, ...ownSlot(booking, slot), state: 'approved' }
  const occurrences = booking.occurrences.map((each) => (each.key === date.key ? taken : each))
  const fields = ['rooms', 'date', 'from', 'to']
  const changes = fieldChanges(slotOf(booking, date), slot, fields)
  const dates = booking.repeat ? { dates: datesChanges([{ key: date.key, state: 'approved' }]) } : {}
  const doing = { id: ctx.newId(), at: ctx.now(), by, what: 'offer-taken', changes, ...dates } as const
  const state = stateOf(occurrences, momentOf(ctx, file))
  return withStep(booking, doing, lifted(booking, { occurrences, state }))
}
