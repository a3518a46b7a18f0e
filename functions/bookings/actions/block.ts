import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { instantOf } from '../../../shared/time/civil.ts'
import { loadManagedHouse } from '../../houses/actions.ts'
import { requireManager } from '../../houses/rules.ts'
import { loadRoomDays, loadRooms, pickRooms, sheetWrites } from '../../rooms/actions.ts'
import type { HouseWithRooms, RoomDays } from '../../rooms/actions.ts'
import { mergeChanges } from '../../rooms/rules/sheet-change.ts'
import { managerName } from '../rules/access.ts'
import {
  blockChange,
  blockedDays,
  blockRefusal,
  datesInTheWay,
  inTheWay,
  unblockChange,
} from '../rules/block.ts'
import type { BlockedDay } from '../rules/block.ts'
import { decided } from '../rules/decision.ts'
import { withStep } from '../rules/history.ts'
import { isUndecided, stateOf } from '../rules/scope.ts'
import { roomsOf, slotChanges } from '../rules/slot.ts'
import { holdsSlot } from '../rules/state.ts'
import type { Block, BlockRequest, Booking } from '../schema.ts'
import { newBlockWrite, readBlock, removedBlockWrite } from '../store/blocks.ts'
import { nextBookingWrite, readBookings } from '../store/bookings.ts'
import { leavingWrite, readLedgers } from '../store/ledger.ts'
import { retryIfChanged } from './load.ts'
import { underBlocks } from './give-back.ts'

const mostWrites = 100

/**
 * Makes time that nobody can book. Bookings in the way: without `displace` nothing happens and `room-taken` lists them;
 * `leave` blocks around them; `cancel` cancels them in the same write, and their contacts are told why.
 */
export async function createBlock(
  ctx: Context,
  actor: Actor,
  { house: houseId, request }: { house: string; request: BlockRequest },
): Promise<Block> {
  return retryIfChanged(async () => {
    const file = await loadRooms(ctx, houseId)
    requireManager(file.managers, actor)
    const { house } = file
    const rooms = pickRooms(file.rooms, request.rooms)
    const refusal = blockRefusal(request, house.timeZone)
    if (refusal) throw refusal
    const days = blockedDays(request, house.timeZone)
    const [first, last] = [days[0], days.at(-1)]
    if (first === undefined || last === undefined) throw invalidField('/to')
    if (instantOf(last.date, last.to, house.timeZone) <= ctx.now()) throw invalidField('/to', 'too-soon')
    const roomDays = await loadRoomDays(ctx, rooms, { from: first.date, to: last.date, consistent: true })
    const displaced = await bookingsInTheWay(ctx, roomDays, days)
    const where = { rooms: request.rooms, days, zone: house.timeZone }
    if (displaced.length > 0 && request.displace === undefined) throw takenBy(displaced, where)
    const by = managerName(actor)
    const block: Block = {
      ...request,
      id: ctx.newId(),
      house: houseId,
      createdAt: ctx.now(),
      by: by.name ?? '',
    }
    const leaving = request.displace === 'cancel' ? displaced : []
    const cancelled = leaving.map((before) => ({
      before,
      after: cancelledBy(ctx, before, { block, by, where }),
    }))
    const writes = await blockWrites(ctx, file, { block, roomDays, days, cancelled })
    await ctx.table.transact(writes).catch(lookAgain)
    return block
  })
}

interface Blocking {
  block: Block
  roomDays: readonly RoomDays[]
  days: readonly BlockedDay[]
  cancelled: readonly { before: Booking; after: Booking }[]
}

async function blockWrites(ctx: Context, { house, rooms }: HouseWithRooms, blocking: Blocking) {
  const { block, roomDays, days, cancelled } = blocking
  const ids = new Set(cancelled.map(({ before }) => before.id))
  const zone = house.timeZone
  const left = mergeChanges(
    cancelled.flatMap(({ before, after }) => slotChanges(before, after, { rooms, zone })),
  )
  const known = roomDays.flatMap(({ sheets }) => [...sheets.values()])
  const released = await underBlocks(ctx, left, { zone, known })
  const blocked = roomDays.flatMap(({ room, sheets }) =>
    days.map((day) => blockChange(block, room.id, day, { sheet: sheets.get(day.date), leaving: ids })),
  )
  const settled = cancelled.flatMap(({ before, after }) => (isUndecided(after) ? [] : [before]))
  const ledgers = settled.length === 0 ? [] : await readLedgers(ctx.table, house.id)
  const closed = settled.flatMap(({ id, contactId }) => {
    const ledger = ledgers.find((other) => other.contactId === contactId)
    return ledger?.open.has(id) ? [leavingWrite(house.id, ledger, id, ctx.now())] : []
  })
  const writes = [
    ...sheetWrites(mergeChanges([...released, ...blocked])),
    newBlockWrite(block),
    ...cancelled.map(({ after }) => nextBookingWrite(after, house.retentionMonths)),
    ...closed,
  ]
  if (writes.length > mostWrites) throw invalidField('/to', 'too-long', { bookings: cancelled.length })
  return writes
}

/** Takes a block away; its time can be booked again. What is over stays. */
export async function removeBlock(ctx: Context, actor: Actor, { id }: { id: string }): Promise<void> {
  await retryIfChanged(async () => {
    const block = await openBlock(ctx, actor, id)
    const { house, rooms } = await loadRooms(ctx, block.house)
    const days = blockedDays(block, house.timeZone)
    const [first, last] = [days[0], days.at(-1)]
    if (first === undefined || last === undefined) throw new Refusal('not-found', 'not-found')
    if (instantOf(last.date, last.to, house.timeZone) <= ctx.now())
      throw new Refusal('conflict', 'in-the-past')
    const blocked = rooms.filter((room) => block.rooms.includes(room.id))
    const roomDays = await loadRoomDays(ctx, blocked, { from: first.date, to: last.date, consistent: true })
    const changes = roomDays.flatMap(({ room, sheets }) =>
      [...sheets.values()]
        .filter(({ entries }) => entries.has(id))
        .map((sheet) => unblockChange(block, room.id, sheet, house.timeZone)),
    )
    await ctx.table.transact([...sheetWrites(changes), removedBlockWrite(id)])
  })
}

/** A block, for the managers of its house alone. */
export async function openBlock(ctx: Pick<Context, 'table'>, actor: Actor, id: string): Promise<Block> {
  const block = await readBlock(ctx.table, id)
  if (block === undefined) {
    if (actor.kind === 'visitor') throw new Refusal('unauthenticated', 'sign-in-needed')
    throw new Refusal('not-found', 'not-found', { block: id })
  }
  await loadManagedHouse(ctx, actor, block.house)
  return block
}

async function bookingsInTheWay(
  ctx: Context,
  roomDays: readonly RoomDays[],
  days: readonly BlockedDay[],
): Promise<Booking[]> {
  const ids = roomDays.flatMap(({ sheets }) => days.flatMap((day) => inTheWay(sheets.get(day.date), day)))
  const bookings = await readBookings(ctx.table, [...new Set(ids)])
  return bookings.filter(({ state }) => holdsSlot(state)).sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1))
}

type Where = Parameters<typeof datesInTheWay>[1]

function takenBy(bookings: readonly Booking[], where: Where): Refusal {
  const conflicts = bookings.flatMap((booking) =>
    datesInTheWay(booking, where).flatMap((occurrence) => {
      const { date, from, to } = occurrence
      const rooms = roomsOf(booking, occurrence)
      return rooms.map((room) => ({ booking: booking.id, room, date, from, to, kind: 'booking' }))
    }),
  )
  return new Refusal('conflict', 'room-taken', { conflicts, pointer: '/displace' })
}

function cancelledBy(
  ctx: Context,
  booking: Booking,
  { block, by, where }: { block: Block; by: Booking['history'][0]['by']; where: Where },
): Booking {
  const meant = datesInTheWay(booking, where)
  const { what, dates, occurrences } = decided(
    booking,
    meant.map(({ key }) => ({ key, state: 'cancelled' })),
  )
  const state = stateOf(occurrences, { now: ctx.now(), zone: where.zone })
  const doing = { id: ctx.newId(), at: ctx.now(), by, what, words: block.label, ...(dates ? { dates } : {}) }
  return withStep(booking, doing, { state, occurrences })
}

/** Somebody booked between reading and writing: what becomes of that booking is asked, or decided, anew. */
function lookAgain(error: unknown): never {
  const isTaken = error instanceof Refusal && error.code === 'room-taken'
  throw isTaken ? new Refusal('conflict', 'changed-meanwhile') : error
}

function startOf({ occurrences: [first] }: Booking): string {
  return `${first?.date ?? ''}T${first?.from ?? ''}`
}
