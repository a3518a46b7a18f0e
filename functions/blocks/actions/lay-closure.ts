import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { loadRoomDays, sheetWrites } from '../../rooms/actions/load-room-days.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { withRelated } from '../../rooms/rules/related.ts'
import { mostSheets } from '../../rooms/rules/sheets-at-once.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import { openBooking } from '../../bookings/actions/load.ts'
import { recoverIfStale } from '../../bookings/actions/long-change.ts'
import { saveBooking } from '../../bookings/actions/save.ts'
import { blockChange, blockedDays } from '../rules/block.ts'
import type { BlockedPlace } from '../rules/block.ts'
import { affectedDates, blockOf } from '../rules/closure.ts'
import { displacedBy, lostTo } from '../rules/displace.ts'
import { freeBoard, offersFor, searchSpan } from '../rules/offer-search.ts'
import type { FreeBoard } from '../rules/offer-search.ts'
import type { AffectedBooking, AffectedDate, Closure, Offered } from '../schema/closure.ts'
import { affectedWrites, closureStateWrite, closureStill, readClosureFor } from '../store/closures.ts'
import { bookingsInTheWay } from './in-the-way.ts'
import { withdraw } from './withdraw.ts'

/**
 * First the block, around what is there: from then on nobody can book any more, and what is given back falls to it. Then booking
 * by booking, each in one write with what it loses, until the time is up.
 */
export async function layClosure(
  ctx: Context,
  file: HouseWithRooms,
  { closure, until }: { closure: Closure; until: Instant },
): Promise<void> {
  const place = placeOf(file, closure)
  await retryIfChanged(() => layBlock(ctx, file, { closure, place }))
  if (!(await displaceAll(ctx, file, { closure, place, until }))) return
  const laid = closureStateWrite(closure.id, { from: ['laying'], to: 'laid', now: ctx.now() })
  await ctx.table.transact([laid])
}

/** Who would lose what, and which times would be offered. */
export async function foresee(
  ctx: Context,
  file: HouseWithRooms,
  closure: Closure,
): Promise<AffectedBooking[]> {
  const place = placeOf(file, closure)
  const board = await readBoard(ctx, file, place)
  const { visible } = await bookingsInTheWay(ctx, board.days, place)
  const now = ctx.now()
  for (const room of closure.rooms) {
    for (const { date, span } of place.days) board.hold(room, date, span, closure.id)
  }
  return visible.flatMap((booking) => {
    const { dates, beside } = lostTo(booking, place, now)
    const offers = offersOf(closure, booking, { dates: withOffers(dates, beside), board, place, now })
    const noted = [...notedOf(dates, offers), ...beside.flatMap((each) => notedBeside(each, offers))]
    return noted.length === 0 ? [] : [{ booking: booking.id, dates: noted }]
  })
}

interface Laying {
  closure: Closure
  place: BlockedPlace
}

/** The rooms that cannot be used meanwhile, and when. */
function placeOf({ house, rooms }: HouseWithRooms, closure: Closure): BlockedPlace {
  const closed = rooms.filter(({ id }) => closure.rooms.includes(id))
  const ids = withRelated(rooms, closed).map(({ id }) => id)
  return { rooms: ids, days: blockedDays(closure, house.timeZone), zone: house.timeZone }
}

async function layBlock(
  ctx: Context,
  { house, rooms }: HouseWithRooms,
  { closure, place }: Laying,
): Promise<void> {
  const closed = rooms.filter(({ id }) => closure.rooms.includes(id))
  const roomDays = await loadRoomDays(ctx, closed, { ...spanOf(place), consistent: true })
  const block = blockOf(closure)
  const missing = roomDays.flatMap(({ room, sheets }) =>
    place.days
      .filter(({ date }) => !sheets.get(date)?.entries.has(block.id))
      .map((day) => blockChange(block, room.id, day, { sheet: sheets.get(day.date), freed: new Set() })),
  )
  for (let at = 0; at < missing.length; at += mostSheets) {
    const some = sheetWrites(ctx, missing.slice(at, at + mostSheets), house)
    await ctx.table.transact([...some, closureStill(closure.id, 'laying')]).catch(lookAgain)
  }
}

/** Whether nobody is in the way any more; a series that is just being claimed, or changed, is left for the next time. */
async function displaceAll(
  ctx: Context,
  file: HouseWithRooms,
  { closure, place, until }: Laying & { until: Instant },
): Promise<boolean> {
  const around = file.rooms.filter(({ id }) => place.rooms.includes(id))
  const stuck = new Set<string>()
  for (;;) {
    const roomDays = await loadRoomDays(ctx, around, { ...spanOf(place), consistent: true })
    const { visible, hidden, queued } = await bookingsInTheWay(ctx, roomDays, place)
    let isWhole = hidden.length === 0
    for (const id of queued) isWhole = (await withdraw(ctx, id)) && isWhole
    for (const booking of hidden) await recoverIfStale(ctx, booking, file)
    const next = visible.filter(({ id }) => !stuck.has(id))
    if (next.length === 0) return isWhole && visible.length === 0
    for (const { id } of next) {
      if (ctx.now() > until) return false
      const isDone = await displace(ctx, { id, closure, place })
      if (!isDone) stuck.add(id)
    }
  }
}

/** Takes from one booking what lies under the closure, and notes it; false if that cannot be done at this moment. */
async function displace(
  ctx: Context,
  { id, closure: { id: closureId }, place }: Laying & { id: string },
): Promise<boolean> {
  return retryIfChanged(async () => {
    // The booking first: what was noted of it since would have changed it too.
    const file = await openBooking(ctx, id)
    const { booking, house } = file
    const closure = await readClosureFor(ctx.table, { id: closureId, booking: id })
    if (closure?.state !== 'laying') return false
    const now = ctx.now()
    const { dates, beside: held } = lostTo(booking, place, now)
    if (dates.length + held.length === 0) return true
    const sought = withOffers(dates, held)
    const isOffering = closure.displaced === 'offer' && sought.length > 0
    const board = isOffering ? await readBoard(ctx, file, place) : freeBoard([])
    const offers = offersOf(closure, booking, { dates: sought, board, place, now })
    const { by, words } = closure
    const doing = { id: ctx.newId(), at: now, by, what: 'displaced', words } as const
    const { after } = displacedBy(booking, place, { doing, offers })
    const lost = [...notedOf(dates, offers), ...held.flatMap((each) => notedBeside(each, offers))]
    const affected = { booking: id, dates: affectedDates(closure, id, lost) }
    const beside = affectedWrites(closure, affected, house.retentionMonths)
    await saveBooking(ctx, file, after, { beside }).catch(lookAgain)
    return true
  }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    ctx.log.warn('a booking is displaced later', { booking: id, code: error.code })
    return false
  })
}

async function readBoard(ctx: Context, { rooms }: HouseWithRooms, place: BlockedPlace): Promise<FreeBoard> {
  const { from, to } = spanOf(place)
  return freeBoard(await loadRoomDays(ctx, rooms, { ...searchSpan(from, to), consistent: true }))
}

interface Searching {
  dates: readonly Occurrence[]
  board: FreeBoard
  place: BlockedPlace
  now: string
}

/** Dates for which another time is sought: those that are lost now, and those whose earlier offer is. */
function withOffers(dates: readonly Occurrence[], beside: readonly Occurrence[]): Occurrence[] {
  return [...dates, ...beside.filter(({ offered }) => offered !== undefined)]
}

function offersOf(
  { displaced }: Closure,
  booking: Booking,
  { dates, board, place, now }: Searching,
): Map<string, Offered> {
  if (displaced !== 'offer') return new Map()
  return offersFor(booking, dates, { board, now, zone: place.zone, last: spanOf(place).to })
}

function notedOf(dates: readonly Occurrence[], offers: ReadonlyMap<string, Offered>): AffectedDate[] {
  return dates.map(({ key, state, date, from, to, rooms, asked }) => {
    const offered = offers.get(key)
    const slot = { date, from, to, ...(rooms ? { rooms } : {}) }
    return { occurrence: key, state, slot, ...known({ offered, asked }) }
  })
}

/** A change that was asked for, or what an earlier closure had offered: it is lost too, and nobody shall overlook it. */
function notedBeside(
  { key, state, asked, offered }: Occurrence,
  offers: ReadonlyMap<string, Offered>,
): AffectedDate[] {
  const held = asked ?? offered
  if (held === undefined) return []
  const { date, from, to, rooms } = held
  const slot = { date, from, to, ...(rooms ? { rooms } : {}) }
  const more = asked ? { asked } : { wasOffered: offered, offered: offers.get(key) }
  return [{ occurrence: key, state, slot, beside: asked ? 'asked' : 'offered', ...known(more) }]
}

function spanOf({ days }: BlockedPlace): { from: string; to: string } {
  return { from: days[0]?.date ?? '', to: days.at(-1)?.date ?? '' }
}

/** Somebody else was faster with a time that was to be had: look anew. */
function lookAgain(error: unknown): never {
  const isTaken = error instanceof Refusal && error.code === 'room-taken'
  throw isTaken ? new Refusal('conflict', 'changed-meanwhile') : error
}
