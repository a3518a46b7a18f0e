import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { mergeChanges } from '../../rooms/rules/sheet-change.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import { mostSheetsHandedOver } from '../../rooms/rules/sheets-at-once.ts'
import { waitingOf } from '../../bookings/rules/deadline.ts'
import { dayOf } from '../../waitlist/rules/day-of.ts'
import { slotChanges } from '../../bookings/rules/slot.ts'
import type { Booking } from '../../bookings/schema.ts'
import { openBooking } from '../../bookings/actions/load.ts'
import type { BookingFile } from '../../bookings/actions/load.ts'
import { withSheets } from '../../waitlist/actions/sheets.ts'
import { saveBooking } from '../../bookings/actions/save.ts'
import { blockOf, handedOver } from '../rules/closure.ts'
import { restoredBy, stillLost } from '../rules/restore.ts'
import type { Loss } from '../rules/restore.ts'
import type { AffectedBooking, Closure } from '../schema/closure.ts'
import { droppedBlockWrite } from '../store/blocks.ts'
import { closureStateWrite, closureStill, restoredWrites } from '../store/closures.ts'
import { liftBlock } from './remove-block.ts'

/**
 * Gives back what the closure took, booking by booking: its time goes from the block to the booking in one write, so that nobody
 * comes in between. Then the block goes. When the time is up, whoever comes next goes on: what was given back is noted.
 */
export async function undoSteps(
  ctx: Context,
  file: HouseWithRooms,
  { closure, until }: { closure: Closure; until: Instant },
): Promise<void> {
  const done = new Set(closure.restored.map(({ booking }) => booking))
  const open = closure.affected.filter(({ booking }) => !done.has(booking))
  let isWhole = true
  for (const affected of open) {
    if (ctx.now() > until) return
    isWhole = (await restore(ctx, { closure, until }, affected)) && isWhole
  }
  if (!isWhole || ctx.now() > until) return
  const end = [
    droppedBlockWrite(closure.id),
    closureStateWrite(closure.id, { from: ['undoing'], to: 'undone', now: ctx.now() }),
  ]
  await retryIfChanged(() =>
    liftBlock(ctx, file, blockOf(closure), { beside: [closureStill(closure.id, 'undoing')], end }),
  )
}

/** All that one booking has lost, as many dates at a time as fit; false if that cannot be done at this moment, or no more. */
async function restore(
  ctx: Context,
  { closure, until }: { closure: Closure; until: Instant },
  affected: AffectedBooking,
): Promise<boolean> {
  try {
    while (await retryIfChanged(() => restoreSome(ctx, closure, affected)))
      if (ctx.now() > until) return false
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'not-found') {
      await ctx.table.transact(restoredWrites(closure.id, affected.booking, []))
      return true
    }
    ctx.log.warn('a booking is given back later', { booking: affected.booking, code: error.code })
    return false
  }
}

/** Whether there is more to do. */
async function restoreSome(
  ctx: Context,
  closure: Closure,
  { booking: id, dates: noted }: AffectedBooking,
): Promise<boolean> {
  const file = await openBooking(ctx, id)
  const { booking, house, rooms } = file
  const now = ctx.now()
  const lost = stillLost(booking, noted, { now, zone: house.timeZone })
  const doing = { id: ctx.newId(), at: now, by: closure.by, words: closure.words }
  const asIf = (parts: readonly Loss[]) => restoredBy(booking, parts, { noted, doing, zone: house.timeZone })
  const { possible, changes, isAll } = await whatIsThere(ctx, file, { lost, asIf, block: closure.id })
  const gone = lost.filter((each) => isDate(each) && !possible.includes(each)).map(({ key }) => key)
  const end = isAll ? restoredWrites(closure.id, id, gone) : [closureStill(closure.id, 'undoing')]
  if (possible.length === 0) {
    await ctx.table.transact(end)
    return false
  }
  const after = asIf(possible)
  const waiting = booking.deadline ? {} : waitingOf(after, { house, rooms, now })
  await saveBooking(ctx, file, { ...after, ...waiting }, { beside: end, besideSlots: changes })
  return !isAll
}

interface Wanted {
  lost: readonly Loss[]
  asIf: (parts: readonly Loss[]) => Booking
  block: string
}

/** Of what was lost that whose time nobody else has got, as many as fit into one write, with what the block hands over. */
async function whatIsThere(ctx: Context, file: BookingFile, { lost, asIf, block }: Wanted) {
  const { booking, house, rooms } = file
  const changesOf = (parts: readonly Loss[]) =>
    slotChanges(booking, asIf(parts), { rooms, zone: house.timeZone })
  const sheets = await withSheets(ctx, house.id, changesOf(lost), new Map())
  const handing = (parts: readonly Loss[]) =>
    handedOver(block, changesOf(parts), (change) => sheets.get(dayOf(change)))
  const areThere = (parts: readonly Loss[]) => handing(parts) !== undefined
  const dates = lost.filter(isDate)
  const own = ableOf(dates, areThere)
  // What is asked for beside a date can only be had with the date.
  const isAlone = ({ key }: Loss) =>
    dates.some((each) => each.key === key) && !own.some((each) => each.key === key)
  const around = lost.filter((each) => !isDate(each) && !isAlone(each))
  const able = [...own, ...ableOf(around, (parts) => areThere([...own, ...parts]))]
  let count = able.length
  while (count > 1 && changesOf(able.slice(0, count)).length > mostSheetsHandedOver)
    count = Math.ceil(count / 2)
  const possible = able.slice(0, count)
  const changes: SheetChange[] = mergeChanges(handing(possible) ?? [])
  return { possible, changes, isAll: count === able.length }
}

const isDate = ({ what }: Loss) => what === 'date'

/** Those that can be had, looked for by halves: nearly always all of them can. */
function ableOf(lost: readonly Loss[], areThere: (some: readonly Loss[]) => boolean): readonly Loss[] {
  if (lost.length === 0 || areThere(lost)) return lost
  if (lost.length === 1) return []
  const half = Math.ceil(lost.length / 2)
  return [lost.slice(0, half), lost.slice(half)].flatMap((some) => ableOf(some, areThere))
}
