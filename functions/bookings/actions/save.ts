import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { mostWrites } from '../../../shared/table/limits.ts'
import { mergeUpdates } from '../../../shared/table/merge.ts'
import type { Write } from '../../../shared/table/write.ts'
import { leavingWrite, readLedger, reopeningWrite } from '../../contacts/actions/ledger.ts'
import { sheetWrites } from '../../rooms/actions/load-room-days.ts'
import { mergeChanges } from '../../rooms/rules/sheet-change.ts'
import type { House } from '../../houses/schema.ts'
import { usageWrites } from '../../contacts/actions/usage.ts'
import { giveBack } from '../../waitlist/actions/give-back.ts'
import { countedChange } from '../rules/counted.ts'
import { isProved } from '../rules/proof.ts'
import { withPulse } from '../rules/pulse.ts'
import { withQuestionEnd } from '../rules/question.ts'
import { isUndecided } from '../rules/scope.ts'
import { slotChanges } from '../rules/slot.ts'
import type { Booking } from '../schema.ts'
import { newBookingWrite, nextBookingWrite, readBooking } from '../store.ts'
import { shownWrites } from '../store/shown.ts'
import type { BookingChange } from './booking-change.ts'
import { withRoomForRivals } from './counted-rivals.ts'
import { changeInSteps, recoverIfStale } from './long-change.ts'
import type { BookingFile, OpenedFile } from './load.ts'
import { withRivalCounts } from './rival-counts.ts'
import { settleRivals } from './rivals.ts'
import { endShares } from './shares.ts'
import { presenceWrites } from './silence.ts'

/**
 * Writes the next version of a booking with everything that follows from it: slots, open requests. One transaction; a series
 * whose slots are more than fit into one takes several, and is all or nothing too. `repeated`: it had happened before.
 */
export async function saveBooking(
  ctx: Context,
  file: BookingFile & Partial<OpenedFile>,
  after: Booking,
  more: Partial<Pick<BookingChange, 'beside' | 'besideSlots'>> = {},
): Promise<Booking> {
  const { booking: before, house, rooms } = file
  const { changes, others } = await endShares(ctx, [{ before, after }], rooms)
  const alone = changes[0]?.after ?? after
  const ledger = await ledgerWrites(ctx, before, alone)
  const told = others.flatMap((other) => besideWrites(other, house))
  const beside = [...ledger, ...presenceWrites(ctx, file), ...(more.beside ?? []), ...told]
  const terms = { rooms, zone: house.timeZone }
  const theirs = others.flatMap((other) => slotChanges(other.before, other.after, terms))
  const besideSlots = [...(more.besideSlots ?? []), ...theirs]
  const change = { house, rooms, before, after: alone, beside, besideSlots, shares: others.length }
  const outcome = await carryOut(ctx, change)
  return outcome === 'in-steps' ? ((await readBooking(ctx.table, after.id)) ?? alone) : alone
}

/** Another booking that changes with it; its slots are `besideSlots`. */
export function besideWrites(
  { after }: { after: Booking },
  { retentionMonths }: Pick<House, 'retentionMonths'>,
): Write[] {
  return [nextBookingWrite(after, retentionMonths), ...shownWrites(after)]
}

/** `repeated`: it had happened before. `in-steps`: it took several transactions, and the booking has had several versions. */
export async function carryOut(
  ctx: Context,
  begun: BookingChange & { shares?: number },
): Promise<'done' | 'repeated' | 'in-steps'> {
  const moment = { now: ctx.now(), zone: begun.house.timeZone }
  const change = { ...begun, after: withQuestionEnd(withPulse(begun.after, moment), moment.zone) }
  if (change.before?.work) {
    await recoverIfStale(ctx, change.before, change)
    throw new Refusal('conflict', 'changed-meanwhile')
  }
  const writes = await writesOf(ctx, change)
  if (writes.length <= mostWrites) return ctx.table.transact(writes)
  if (change.shares) throw new Refusal('conflict', 'shared-date')
  await changeInSteps(ctx, change)
  return 'in-steps'
}

/** With what becomes of others: rivals that lose what this one gets, and places in the queue that get what it gives back. */
async function writesOf(ctx: Context, change: BookingChange): Promise<Write[]> {
  const { before, after, house, rooms, beside } = change
  const own = slotChanges(before, after, { rooms, zone: house.timeZone })
  const settled = await settleRivals(ctx, change)
  const merged = mergeChanges([...own, ...(change.besideSlots ?? []), ...settled.slots])
  const slots = await withRoomForRivals(ctx, merged, change)
  const { retentionMonths } = house
  const usage = await usageWrites(ctx, house, countedChange(change))
  const counts = await withRivalCounts(ctx, { house, after, ...settled }, [...beside, ...usage])
  const given = await giveBack(ctx, slots, { house, rooms, known: settled.known })
  const writes = [
    ...sheetWrites(ctx, given.slots, house),
    ...given.writes,
    before === undefined ? newBookingWrite(after, retentionMonths) : nextBookingWrite(after, retentionMonths),
    ...shownWrites(after),
    ...settled.writes,
    ...counts,
  ]
  return mergeUpdates(writes)
}

async function ledgerWrites(ctx: Context, before: Booking, after: Booking): Promise<Write[]> {
  const { house, contactId, id } = before
  if (isUndecided(before) === isUndecided(after)) return []
  if (isUndecided(after)) {
    return [reopeningWrite(house, { contactId, id, isProved: isProved(after) }, ctx.now())]
  }
  const ledger = await readLedger(ctx.table, house, contactId)
  return ledger?.open.has(id) ? [leavingWrite(house, ledger, id, ctx.now())] : []
}
