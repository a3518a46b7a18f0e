import type { Context } from '../../../shared/context.ts'
import type { Write } from '../../../shared/table/write.ts'
import { loadSheets, sheetWrites } from '../../rooms/actions.ts'
import { fallToBlocks } from '../../rooms/rules/claim.ts'
import type { SheetChange } from '../../rooms/rules/claim.ts'
import type { DaySheet } from '../../rooms/schema.ts'
import { slotChanges } from '../rules/slot.ts'
import { isOpen } from '../rules/state.ts'
import type { Booking } from '../schema.ts'
import { nextBookingWrite } from '../store/bookings.ts'
import { leavingWrite, readLedger, reopeningWrite } from '../store/ledger.ts'
import type { BookingFile } from './load.ts'

/** Writes the next version of a booking with everything that follows from it: slots, open requests. One transaction. */
export async function saveBooking(ctx: Context, file: BookingFile, after: Booking): Promise<Booking> {
  await ctx.table.transact(await changeWrites(ctx, file, after))
  return after
}

/** The same as writes, for those who change more in the same transaction. */
export async function changeWrites(ctx: Context, file: BookingFile, after: Booking): Promise<Write[]> {
  const { booking: before, house, rooms } = file
  const slots = isSameSlot(before, after) ? [] : slotChanges(before, after, { rooms, zone: house.timeZone })
  return [
    ...sheetWrites(await underBlocks(ctx, slots, { zone: house.timeZone })),
    nextBookingWrite(after, house.retentionMonths),
    ...(await ledgerWrites(ctx, before, after)),
  ]
}

/** What is given back under a block must fall to it: days that are not among those `known` are read before. */
export async function underBlocks(
  ctx: Context,
  slots: readonly SheetChange[],
  { zone, known = [] }: { zone: string; known?: readonly DaySheet[] },
): Promise<SheetChange[]> {
  const giving = slots.filter(({ free, take }) => [...free.keys()].some((quarter) => !take.has(quarter)))
  const among = (sheets: readonly DaySheet[], { room, date }: SheetChange) =>
    sheets.find((sheet) => sheet.room === room && sheet.date === date)
  const stamp = ctx.newId()
  const unknown = giving.filter((slot) => among(known, slot) === undefined)
  const sheets = unknown.length === 0 ? known : [...known, ...(await loadSheets(ctx, unknown))]
  return slots.map((slot) =>
    giving.includes(slot) ? fallToBlocks(slot, among(sheets, slot), { zone, stamp }) : slot,
  )
}

/** Nothing that day sheets show has changed: then they are left alone. */
function isSameSlot(before: Booking, after: Booking): boolean {
  const shown = ({ rooms, occurrences, label, setUpMinutes, tidyUpMinutes }: Booking) =>
    JSON.stringify([rooms, occurrences, label, setUpMinutes, tidyUpMinutes])
  return shown(before) === shown(after)
}

async function ledgerWrites(ctx: Context, before: Booking, after: Booking): Promise<Write[]> {
  const { house, contactId, id } = before
  if (isOpen(before.state) === isOpen(after.state)) return []
  if (isOpen(after.state)) return [reopeningWrite(house, contactId, id, ctx.now())]
  const ledger = await readLedger(ctx.table, house, contactId)
  return ledger?.open.has(id) ? [leavingWrite(house, ledger, id, ctx.now())] : []
}
