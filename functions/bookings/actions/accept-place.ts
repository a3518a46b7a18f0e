import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { enteringWrite, readLedger } from '../../contacts/actions/ledger.ts'
import { loadSheets } from '../../rooms/actions/load-room-days.ts'
import { pickRooms } from '../../rooms/actions/load-rooms.ts'
import { newLedger } from '../../contacts/rules/limits.ts'
import { meets } from '../../rooms/rules/use.ts'
import { headsRefusal } from '../../rooms/rules/wanted.ts'
import { leavingChanges, lineOf } from '../../waitlist/actions/end-place.ts'
import { nextPlaceWrite } from '../../waitlist/actions/writes.ts'
import { acceptRefusal, placeAfter, requestOf } from '../../waitlist/rules/place.ts'
import type { Place } from '../../waitlist/schema.ts'
import { openPlaceAs } from '../../waitlist/actions/load.ts'
import type { OpenedPlace, PlaceFile } from '../../waitlist/actions/load.ts'
import { newBooking } from '../rules/new-booking.ts'
import { isProved } from '../rules/proof.ts'
import { firstState } from '../rules/request.ts'
import { needsDecision } from '../rules/consent.ts'
import type { Booking, BookingState } from '../schema.ts'
import { readBooking } from '../store.ts'
import { consentTerms } from './consent.ts'
import { carryOut } from './save.ts'

export interface Accepting {
  id: string
  /** By the manager alone: approved at once. */
  approve?: boolean
}

/**
 * Takes the slot that is held for a place: its quarters go to a new booking in one write, which begins as any request does. With the
 * token of the mail the address is proved. Taking it twice is taking it once. Refuses with `offer-over` once the time is up, even if
 * nobody has given the slot on yet.
 */
export async function acceptPlace(
  ctx: Context,
  actor: Actor,
  { id, approve = false }: Accepting,
): Promise<{ place: Place; booking: Booking }> {
  return retryIfChanged(async () => {
    const file = await openPlaceAs(ctx, actor, id)
    const { place, house, rooms, by } = file
    if (approve && by.kind === 'contact')
      throw new Refusal('forbidden', 'not-allowed', { pointer: '/approve' })
    const earlier = place.booking === undefined ? undefined : await readBooking(ctx.table, place.booking)
    if (earlier) return { place, booking: earlier }
    const heads = headsRefusal(place.attendees, pickRooms(rooms, place.rooms))
    const refusal = acceptRefusal(place, ctx.now()) ?? heads
    if (refusal) throw refusal
    await refuseBlocked(ctx, file)
    const booking = await bookingOf(ctx, actor, file, approve)
    const line = lineOf(ctx, by, 'taken')
    const taken = placeAfter(place, line, { booking: booking.id })
    const entering = await entersLedger(ctx, booking)
    await carryOut(ctx, {
      house,
      rooms,
      before: undefined,
      after: booking,
      beside: [nextPlaceWrite(taken, house.retentionMonths), entering],
      besideSlots: leavingChanges(place, file),
    })
    return { place: taken, booking }
  })
}

/** What was blocked while it was held is not given out any more: it falls to the block when the offer is over. */
async function refuseBlocked(ctx: Context, { place, house }: PlaceFile): Promise<void> {
  const { rooms, date } = place
  const days = rooms.map((room) => ({ house: house.id, room, date }))
  const conflicts = (await loadSheets(ctx, days)).flatMap(({ room, entries }) => {
    const blocks = [...entries.values()].filter(
      (entry) => entry.kind === 'block' && meets(entry, place, date, house.timeZone),
    )
    return blocks.map(({ from, to, kind }) => ({ room, date, from, to, kind }))
  })
  if (conflicts.length > 0) throw new Refusal('conflict', 'room-taken', { conflicts })
}

/** The booking that a place becomes; its id follows from the place's. */
async function bookingOf(
  ctx: Context,
  actor: Actor,
  { place, house, rooms: all, by, isProved: isByMail }: OpenedPlace,
  approve: boolean,
): Promise<Booking> {
  const id = derivedId(await ctx.secret(), 'booking', `offer ${place.id}`)
  const rooms = pickRooms(all, place.rooms)
  const { date, from, to, contactId } = place
  const byManager = by.kind !== 'contact'
  const request = { ...requestOf(place), ...(approve ? { approve } : {}) }
  const { trusted } = await consentTerms(ctx, { booking: place, rooms: all }, [{}])
  const proved = isByMail || place.provedAt !== undefined
  const first = firstState(request, { byManager, rooms, trusted, isProved: proved })
  const isGiven = !needsDecision(place, {}, { rooms: all, trusted })
  const state: BookingState = byManager && isGiven ? 'approved' : first
  const terms = { house, rooms, now: ctx.now(), byManager, refused: new Map(), actor, state }
  const named = { id, line: ctx.newId(), contactId, house: house.id, request, isProved: proved }
  return newBooking(named, [{ key: `${date}T${from}`, date, from, to }], terms)
}

/** Who was given something out of the queue is not held up by the number of their requests. */
async function entersLedger(ctx: Context, booking: Booking) {
  const { id, house, contactId, state } = booking
  const ledger = (await readLedger(ctx.table, house, contactId)) ?? newLedger(contactId)
  return enteringWrite({
    house,
    id,
    ledger,
    now: ctx.now(),
    isOpen: state !== 'approved',
    isProved: isProved(booking),
    most: undefined,
  })
}
