import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { loadSheets, pickRooms, sheetWrites } from '../../rooms/actions.ts'
import { releaseChanges } from '../../rooms/rules/claim.ts'
import { mergeChanges, emptyChange } from '../../rooms/rules/sheet-change.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import { needsDecision } from '../rules/consent.ts'
import { newLedger } from '../rules/limits.ts'
import { newBooking } from '../rules/new-booking.ts'
import { acceptRefusal, placeAfter, placeStateAt, requestOf } from '../rules/queue.ts'
import { meets } from '../rules/queue-fit.ts'
import { firstState } from '../rules/request.ts'
import type { Booking, BookingState } from '../schema.ts'
import type { Place, PlaceLine } from '../schema/queue.ts'
import { readBooking } from '../store/bookings.ts'
import { enteringWrite, readLedger } from '../store/ledger.ts'
import { nextPlaceWrite } from '../store/places.ts'
import { giveBack } from './give-back.ts'
import { retryIfChanged } from './load.ts'
import { openPlace, openPlaceAs } from './queue-load.ts'
import type { OpenedPlace, PlaceFile } from './queue-load.ts'
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
    const refusal = acceptRefusal(place, ctx.now())
    if (refusal) throw refusal
    await refuseBlocked(ctx, file)
    const booking = await bookingOf(ctx, actor, file, approve)
    const line = lineOf(ctx, by, 'taken')
    const taken = placeAfter(place, line, { booking: booking.id })
    const entering = await entersLedger(ctx, actor, booking)
    const outcome = await carryOut(ctx, {
      house,
      rooms,
      before: undefined,
      after: booking,
      beside: [nextPlaceWrite(taken, house.retentionMonths), entering],
      besideSlots: leavingChanges(place, file),
    })
    const written = outcome === 'repeated' ? await readBooking(ctx.table, booking.id) : undefined
    return { place: taken, booking: written ?? booking }
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

/** Leaves the queue; a slot that was held goes to the next. Leaving what is over already is no fault. */
export async function leavePlace(ctx: Context, actor: Actor, { id }: { id: string }): Promise<Place> {
  return retryIfChanged(async () => {
    const file = await openPlaceAs(ctx, actor, id)
    const { place, by } = file
    if (place.state === 'taken') throw new Refusal('conflict', 'already-decided', { state: place.state })
    if (place.state === 'left' || place.state === 'expired') return place
    return endPlace(ctx, file, lineOf(ctx, by, 'left'))
  })
}

/** Ends an offer whose time is up, or a waiting that was in vain. False if it is not time yet. */
export async function expirePlace(ctx: Context, id: string): Promise<boolean> {
  return retryIfChanged(async () => {
    const file = await openPlace(ctx, id)
    const { place } = file
    if (placeStateAt(place, ctx.now()) !== 'expired' || place.state === 'expired') return false
    await endPlace(ctx, file, lineOf(ctx, { kind: 'system' }, 'expired'))
    return true
  })
}

/** The place goes, and with it its wish; what was held for it goes to whoever is next. */
async function endPlace(ctx: Context, file: PlaceFile, line: PlaceLine): Promise<Place> {
  const { place, house, rooms } = file
  const ended = placeAfter(place, line)
  const { slots, writes } = await giveBack(ctx, leavingChanges(place, file), { house, rooms })
  await ctx.table.transact([...sheetWrites(slots), ...writes, nextPlaceWrite(ended, house.retentionMonths)])
  return ended
}

/** Takes wish and, where the slot is held, quarters and entry of a place off the sheets. */
function leavingChanges(place: Place, { house }: Pick<PlaceFile, 'house'>): SheetChange[] {
  const { id, rooms, date, state } = place
  const zone = house.timeZone
  const wishes = new Map([[id, undefined]])
  const gone = rooms.map((room) => ({ ...emptyChange(house.id, room, date), wishes }))
  const held = rooms.flatMap((room) =>
    releaseChanges({ house: house.id, room: { id: room, gapMinutes: 0 }, zone, id, use: place }),
  )
  return mergeChanges(state === 'offered' ? [...gone, ...held] : gone)
}

/** The booking that a place becomes; its id follows from the place's. */
async function bookingOf(
  ctx: Context,
  actor: Actor,
  { place, house, rooms: all, by, isProved }: OpenedPlace,
  approve: boolean,
): Promise<Booking> {
  const id = derivedId(await ctx.secret(), 'booking', `offer ${place.id}`)
  const rooms = pickRooms(all, place.rooms)
  const { date, from, to, contactId } = place
  const byManager = by.kind !== 'contact'
  const request = { ...requestOf(place), ...(approve ? { approve } : {}) }
  const { trusted } = (await readLedger(ctx.table, house.id, contactId)) ?? newLedger(contactId)
  const known = { byManager, rooms, trusted, isProved: isProved || place.proved === true }
  const first = firstState(request, known)
  const isGiven = !needsDecision(place, {}, { rooms: all, trusted })
  const state: BookingState = byManager && isGiven ? 'approved' : first
  const terms = { house, rooms, now: ctx.now(), byManager, refused: new Map(), actor, state }
  const named = { id, line: ctx.newId(), contactId, house: house.id, request }
  return newBooking(named, [{ key: `${date}T${from}`, date, from, to }], terms)
}

/** Who was given something out of the queue is not held up by the number of their requests. */
async function entersLedger(ctx: Context, { address }: Actor, { id, house, contactId, state }: Booking) {
  const ledger = (await readLedger(ctx.table, house, contactId)) ?? newLedger(contactId)
  return enteringWrite({
    house,
    id,
    ledger,
    now: ctx.now(),
    address,
    isOpen: state !== 'approved',
    most: undefined,
    refuse: () => new Refusal('conflict', 'changed-meanwhile'),
  })
}

function lineOf(ctx: Context, by: PlaceLine['by'], what: PlaceLine['what']): PlaceLine {
  return { id: ctx.newId(), at: ctx.now(), by, what }
}
