import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Write } from '../../../shared/table/write.ts'
import { sheetWrites } from '../../rooms/actions.ts'
import type { HouseWithRooms } from '../../rooms/actions.ts'
import { mergeChanges } from '../../rooms/rules/sheet-change.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import { isUndecided } from '../rules/scope.ts'
import { slotChanges } from '../rules/slot.ts'
import type { Booking } from '../schema.ts'
import { newBookingWrite, nextBookingWrite } from '../store/bookings.ts'
import { leavingWrite, readLedger, reopeningWrite } from '../store/ledger.ts'
import { underBlocks } from './give-back.ts'
import { changeInSteps, recoverIfStale } from './long-change.ts'
import type { BookingFile } from './load.ts'
import { usageWrites } from './usage.ts'

/** DynamoDB's limit for one transaction. */
export const mostWrites = 100

export interface BookingChange extends Pick<HouseWithRooms, 'house' | 'rooms'> {
  before: Booking | undefined
  after: Booking
  /** What else belongs to this change, and happens with it or not at all. */
  beside: readonly Write[]
  /** Slots of others that change with it. */
  besideSlots?: readonly SheetChange[]
}

/**
 * Writes the next version of a booking with everything that follows from it: slots, open requests. One transaction; a series
 * whose slots are more than fit into one takes several, and is all or nothing too. `repeated`: it had happened before.
 */
export async function saveBooking(ctx: Context, file: BookingFile, after: Booking): Promise<Booking> {
  const { booking: before, house, rooms } = file
  const beside = await ledgerWrites(ctx, before, after)
  await carryOut(ctx, { house, rooms, before, after, beside })
  return after
}

export async function carryOut(ctx: Context, change: BookingChange): Promise<'done' | 'repeated'> {
  if (change.before?.work) {
    await recoverIfStale(ctx, change.before, change)
    throw new Refusal('conflict', 'changed-meanwhile')
  }
  const writes = await changeWrites(ctx, change)
  return writes.length <= mostWrites ? ctx.table.transact(writes) : changeInSteps(ctx, change)
}

/** The same as writes, for those who change more in the same transaction. */
export async function changeWrites(ctx: Context, change: BookingChange): Promise<Write[]> {
  const { before, after, house, rooms, beside } = change
  const own = slotChanges(before, after, { rooms, zone: house.timeZone })
  const slots = mergeChanges([...own, ...(change.besideSlots ?? [])])
  const { retentionMonths } = house
  const usage = await usageWrites(ctx, house, { before, after })
  return [
    ...sheetWrites(await underBlocks(ctx, slots, { zone: house.timeZone })),
    before === undefined ? newBookingWrite(after, retentionMonths) : nextBookingWrite(after, retentionMonths),
    ...beside,
    ...usage,
  ]
}

async function ledgerWrites(ctx: Context, before: Booking, after: Booking): Promise<Write[]> {
  const { house, contactId, id } = before
  if (isUndecided(before) === isUndecided(after)) return []
  if (isUndecided(after)) return [reopeningWrite(house, contactId, id, ctx.now())]
  const ledger = await readLedger(ctx.table, house, contactId)
  return ledger?.open.has(id) ? [leavingWrite(house, ledger, id, ctx.now())] : []
}
