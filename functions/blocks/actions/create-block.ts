import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { mostWrites } from '../../../shared/table/limits.ts'
import { mergeUpdates } from '../../../shared/table/merge.ts'
import type { Write } from '../../../shared/table/write.ts'
import { instantOf } from '../../../shared/time/civil.ts'
import { leavingWrite, readLedgersOf } from '../../contacts/actions/ledger.ts'
import { namedIn, requireManager } from '../../houses/rules.ts'
import { loadRoomDays, sheetWrites } from '../../rooms/actions/load-room-days.ts'
import type { RoomDays } from '../../rooms/actions/load-room-days.ts'
import { loadRooms, pickRooms } from '../../rooms/actions/load-rooms.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import type { House } from '../../houses/schema.ts'
import { withParts, withRelated } from '../../rooms/rules/related.ts'
import { mergeChanges } from '../../rooms/rules/sheet-change.ts'
import { usageWrites } from '../../contacts/actions/usage.ts'
import { countedChange } from '../../bookings/rules/counted.ts'
import { managerName } from '../../contacts/rules/access.ts'
import { isUndecided } from '../../bookings/rules/scope.ts'
import { roomsOf, slotChanges } from '../../bookings/rules/slot.ts'
import type { Booking } from '../../bookings/schema.ts'
import { recoverIfStale } from '../../bookings/actions/long-change.ts'
import { endShares } from '../../bookings/actions/shares.ts'
import { nextBookingWrite, shownWrites } from '../../bookings/actions/load.ts'
import { giveBack } from '../../waitlist/actions/give-back.ts'
import {
  besideBlock,
  blockChange,
  blockedDays,
  fullDayRefusal,
  lengthRefusal,
  momentsRefusal,
} from '../rules/block.ts'
import type { BlockedDay, BlockedPlace } from '../rules/block.ts'
import { displacedBy, lostTo } from '../rules/displace.ts'
import type { Block, BlockRequest } from '../schema.ts'
import { newBlockWrite } from '../store/blocks.ts'
import { bookingsInTheWay } from './in-the-way.ts'
import { withdraw } from './withdraw.ts'

export { openBlock, removeBlock } from './remove-block.ts'

interface Blocked {
  house: string
  request: BlockRequest
  id?: string
  /** The bookings that whoever blocks has seen to be in the way; without it all are meant that there are. */
  told?: readonly string[] | undefined
}

/**
 * Makes time that nobody can book, in rooms and their parts. Bookings in the way, in related rooms too: without `displace`
 * nothing happens and `room-taken` lists them; `leave` blocks around them; `cancel` cancels them in the same write, and their
 * contacts are told why. What was offered out of the queue is taken back.
 */
export async function createBlock(
  ctx: Context,
  actor: Actor,
  { house: houseId, request, id, told }: Blocked,
): Promise<Block> {
  return retryIfChanged(async () => {
    const file = await loadRooms(ctx, houseId)
    requireManager(file.managers, actor)
    const { place, rooms } = placeOf(ctx, file, request)
    const { days } = place
    const all = file.rooms.filter(({ id }) => place.rooms.includes(id))
    const span = { from: days[0]?.date ?? '', to: days.at(-1)?.date ?? '', consistent: true }
    const roomDays = await loadRoomDays(ctx, all, span)
    const blockId = id ?? ctx.newId()
    // Counted in the write: each block gives its sheets another stamp, and holds only on those that were read.
    const blocked = roomDays.filter(({ room }) => rooms.some((each) => each.id === room.id))
    const full = fullDayRefusal(blocked, blockId)
    if (full) throw full
    const { visible, hidden, queued } = await bookingsInTheWay(ctx, roomDays, place)
    for (const booking of hidden) await recoverIfStale(ctx, booking, file)
    // Whether they come about is not settled: a moment later they are in the way, or they are not.
    if (hidden.length > 0) throw new Refusal('conflict', 'changed-meanwhile')
    const isTold = told === undefined || visible.every((booking) => told.includes(booking.id))
    const isMeant = request.displace !== undefined && isTold
    if (visible.length > 0 && !isMeant) throw takenBy(visible, place, ctx.now())
    const by = managerName(namedIn(file.managers, actor))
    const block: Block = {
      ...request,
      rooms: rooms.map(({ id }) => id),
      id: blockId,
      house: houseId,
      createdAt: ctx.now(),
      by: by.name ?? '',
    }
    const leaving = request.displace === 'cancel' ? visible : []
    const displaced = leaving.map((before) => {
      const doing = { id: ctx.newId(), at: ctx.now(), by, what: 'cancelled', words: block.label } as const
      return { before, after: displacedBy(before, place, { doing }).after }
    })
    const { changes, others } = await endShares(ctx, displaced, file.rooms)
    const cancelled = [...changes, ...others]
    const writes = await blockWrites(ctx, file, { block, roomDays, days, cancelled })
    await ctx.table.transact(writes).catch(lookAgain)
    for (const place of queued) await withdraw(ctx, place)
    return block
  })
}

/** The rooms with their parts, and where bookings would be in the way; refuses what cannot be blocked in one go. */
function placeOf(ctx: Context, { house, rooms: all }: HouseWithRooms, request: BlockRequest) {
  const rooms = withParts(all, pickRooms(all, request.rooms))
  const around = withRelated(all, rooms)
  const refusal = momentsRefusal(request, house.timeZone) ?? lengthRefusal(request, around.length)
  if (refusal) throw refusal
  const days = blockedDays(request, house.timeZone)
  const last = days.at(-1)
  if (last === undefined) throw invalidField('/to')
  if (instantOf(last.date, last.to, house.timeZone) <= ctx.now()) throw invalidField('/to', 'too-soon')
  const place: BlockedPlace = { rooms: around.map(({ id }) => id), days, zone: house.timeZone }
  return { rooms, place }
}

interface Blocking {
  block: Block
  /** Of the blocked rooms and of those that cannot be used meanwhile. */
  roomDays: readonly RoomDays[]
  days: readonly BlockedDay[]
  cancelled: readonly { before: Booking; after: Booking }[]
}

async function blockWrites(ctx: Context, { house, rooms }: HouseWithRooms, blocking: Blocking) {
  const { block, roomDays, days, cancelled } = blocking
  const left = mergeChanges(
    cancelled.flatMap(({ before, after }) => slotChanges(before, after, { rooms, zone: house.timeZone })),
  )
  const blocked = roomDays.flatMap(({ room, sheets }) =>
    days.map((day) => {
      const change = left.find((other) => other.room === room.id && other.date === day.date)
      const freed = new Set([...(change?.free.keys() ?? [])].filter((quarter) => !change?.take.has(quarter)))
      const read = { sheet: sheets.get(day.date), freed }
      const isBlocked = block.rooms.includes(room.id)
      return isBlocked ? blockChange(block, room.id, day, read) : besideBlock(block, room.id, day, read)
    }),
  )
  const known = roomDays.flatMap(({ sheets }) => [...sheets.values()])
  const changes = mergeChanges([...left, ...blocked])
  const given = await giveBack(ctx, changes, { house, rooms, known })
  const writes = [
    ...sheetWrites(ctx, given.slots, house),
    ...given.writes,
    newBlockWrite(block, house.retentionMonths),
    ...cancelled.map(({ after }) => nextBookingWrite(after, house.retentionMonths)),
    ...mergeUpdates(cancelled.flatMap(({ after }) => shownWrites(after))),
    ...mergeUpdates(await countWrites(ctx, house, cancelled)),
  ]
  if (writes.length > mostWrites) throw invalidField('/to', 'too-long', { bookings: cancelled.length })
  return writes
}

/** A contact may lose several bookings to one block: its ledger and what it uses are written once. */
async function countWrites(ctx: Context, house: House, cancelled: Blocking['cancelled']): Promise<Write[]> {
  const settled = cancelled.filter(({ before, after }) => isUndecided(before) && !isUndecided(after))
  const asked = settled.map(({ before }) => before.contactId)
  const ledgers = await readLedgersOf(ctx.table, house.id, asked)
  const leaving = ledgers.flatMap((ledger) => {
    const own = settled.filter(
      ({ before: { id, contactId } }) => contactId === ledger.contactId && ledger.open.has(id),
    )
    const ids = own.map(({ before }) => before.id)
    return ids.length === 0 ? [] : [leavingWrite(house.id, ledger, ids, ctx.now())]
  })
  const usage = await Promise.all(cancelled.map((change) => usageWrites(ctx, house, countedChange(change))))
  return [...leaving, ...usage.flat()]
}

function takenBy(bookings: readonly Booking[], place: BlockedPlace, now: string): Refusal {
  const conflicts = bookings.flatMap((booking) => {
    const { dates, beside } = lostTo(booking, place, now)
    const slots = [...dates, ...beside.flatMap(({ asked, offered }) => asked ?? offered ?? [])]
    return slots.flatMap((slot) => {
      const { date, from, to } = slot
      const rooms = roomsOf(booking, slot).filter((room) => place.rooms.includes(room))
      return rooms.map((room) => ({ booking: booking.id, room, date, from, to, kind: 'booking' }))
    })
  })
  return new Refusal('conflict', 'room-taken', { conflicts, pointer: '/displace' })
}

/** Somebody booked between reading and writing: what becomes of that booking is asked, or decided, anew. */
function lookAgain(error: unknown): never {
  const isTaken = error instanceof Refusal && error.code === 'room-taken'
  throw isTaken ? new Refusal('conflict', 'changed-meanwhile') : error
}
