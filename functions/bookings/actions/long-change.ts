import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { mostWrites } from '../../../shared/table/limits.ts'
import { mergeUpdates } from '../../../shared/table/merge.ts'
import { addMinutes } from '../../../shared/time/civil.ts'
import { loadRoomDays, loadSheets, sheetWrites } from '../../rooms/actions/load-room-days.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import { usageWrites } from '../../contacts/actions/usage.ts'
import { mostSheets } from '../../rooms/rules/sheets-at-once.ts'
import { sheetsAfter } from '../../waitlist/rules/fit.ts'
import { dayOf } from '../../waitlist/rules/day-of.ts'
import type { Sheets } from '../../waitlist/rules/day-of.ts'
import { giveBack } from '../../waitlist/actions/give-back.ts'
import { countedChange } from '../rules/counted.ts'
import { convergingChanges, gainsOf } from '../rules/converge.ts'
import { patienceMinutes } from '../rules/deadline.ts'
import { heldBy } from '../rules/slot.ts'
import type { Booking, Work } from '../schema.ts'
import {
  droppedBookingWrite,
  markedBookingWrite,
  newBookingWrite,
  readMarkedBooking,
  sameVersion,
} from '../store.ts'
import { shownWrites } from '../store/shown.ts'
import type { BookingChange } from './booking-change.ts'
import { withRoomForRivals } from './counted-rivals.ts'
import { settleRivalsOf } from './rivals-in-portions.ts'

type InHouse = Pick<HouseWithRooms, 'house' | 'rooms'>

/**
 * A change of more day sheets than fit into one transaction, all or nothing by steps each of which can be the last:
 * 1. the booking is marked `claiming`, and stays as it was;
 * 2. gained slots are taken, a hundred at a time, each time only if the mark still stands;
 * 3. the booking becomes what it shall be, marked `settling`: from here on it has happened;
 * 4. day sheets follow, who competed for the same time loses it, and the mark goes.
 * A slot that is taken, or a process that dies before 3, is followed by giving back (`recover`); one that dies after 3 by 4.
 */
export async function changeInSteps(ctx: Context, change: BookingChange): Promise<void> {
  const beside = [...change.beside, ...(await usageWrites(ctx, change.house, countedChange(change)))]
  const marked = await beginClaiming(ctx, change)
  const committed = await claimAll(ctx, marked, { ...change, beside }).catch(async (error: unknown) => {
    if (error instanceof Refusal) await recover(ctx, marked, change)
    throw error
  })
  await follow(ctx, committed, change)
}

async function claimAll(ctx: Context, marked: Booking, change: BookingChange): Promise<Booking> {
  const { before, after, house } = change
  for (const some of chunks(gainsOf(before, after, termsOf(change))))
    await claimSome(ctx, marked, some, change)
  const work = { ...markOf(marked), phase: 'settling' } as const
  const committed = { ...after, version: marked.version + 1, work }
  const writes = [markedBookingWrite(committed, house.retentionMonths), ...shownWrites(committed)]
  await ctx.table.transact(mergeUpdates([...writes, ...change.beside]))
  return committed
}

/** Ends what somebody began and did not end: gives back before the turning point, follows after it. */
async function recover(ctx: Context, booking: Booking, place: InHouse): Promise<void> {
  const work = markOf(booking)
  if (work.phase === 'settling') return follow(ctx, booking, place)
  const { retentionMonths } = place.house
  const giving: Booking = {
    ...booking,
    version: booking.version + 1,
    work: { ...work, phase: 'withdrawing' },
  }
  await ctx.table.transact([markedBookingWrite(giving, retentionMonths)])
  await converge(ctx, giving, work.isNew ? undefined : giving, place)
  const { work: _work, ...freed } = giving
  const end = work.isNew
    ? droppedBookingWrite(giving)
    : markedBookingWrite({ ...freed, version: giving.version + 1 }, retentionMonths)
  await ctx.table.transact([end])
}

/** Whoever meets a change in progress leaves it alone for a while; then it is taken for dead. */
export async function recoverIfStale(ctx: Context, booking: Booking, place: InHouse): Promise<void> {
  if (addMinutes(markOf(booking).since, patienceMinutes) <= ctx.now()) await recover(ctx, booking, place)
}

async function beginClaiming(ctx: Context, change: BookingChange): Promise<Booking> {
  const { before, after, house } = change
  const isNew = before === undefined
  const slots = [...(before === undefined ? [] : heldBy(before)), ...heldBy(after)]
  const dates = slots.map(({ use }) => use.date).sort()
  const work: Work = {
    phase: 'claiming',
    isNew,
    since: ctx.now(),
    rooms: [...new Set(slots.map(({ room }) => room))],
    from: dates[0] ?? '',
    to: dates.at(-1) ?? '',
  }
  const marked = isNew ? { ...after, work } : { ...before, work, version: before.version + 1 }
  const { retentionMonths } = house
  const write = isNew ? newBookingWrite(marked, retentionMonths) : markedBookingWrite(marked, retentionMonths)
  if ((await ctx.table.transact([write])) === 'repeated') await meetEarlier(ctx, marked, change)
  return marked
}

/** The same request was begun before: it goes on, or it died and is cleared away; or this is our own write, its answer lost. */
async function meetEarlier(ctx: Context, marked: Booking, place: InHouse): Promise<void> {
  const earlier = await readMarkedBooking(ctx.table, marked.id)
  if (earlier?.history[0]?.id === marked.history[0]?.id) return
  if (earlier?.work) await recoverIfStale(ctx, earlier, place)
  throw new Refusal('conflict', 'changed-meanwhile')
}

/**
 * A repeat whose token was forgotten meets its own quarters, all of them: that is no conflict. One of them alone says nothing, it may be left
 * of a change that died; and where it takes none it meets others alone.
 */
async function claimSome(
  ctx: Context,
  marked: Booking,
  changes: readonly SheetChange[],
  { house, rooms }: InHouse,
): Promise<void> {
  const counted = await withRoomForRivals(ctx, changes, { house, rooms })
  try {
    await ctx.table.transact([...sheetWrites(ctx, counted, house), sameVersion(marked)])
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'room-taken') throw error
    const taking = changes.filter(({ take }) => take.size > 0)
    const sheets = await loadSheets(ctx, taking)
    const isMine = taking.every(({ room, date, take }) => {
      const held = sheets.find((sheet) => sheet.room === room && sheet.date === date)?.quarters
      return [...take.keys()].every((quarter) => held?.get(quarter) === marked.id)
    })
    if (taking.length === 0 || !isMine) throw error
  }
}

/** Lets the sheets follow the booking as it is by now, and takes the mark off. */
async function follow(ctx: Context, booking: Booking, place: InHouse): Promise<void> {
  try {
    await converge(ctx, booking, booking, place)
    await settleRivalsOf(ctx, booking, place)
    const { work: _work, ...settled } = booking
    const end = { ...settled, version: booking.version + 1 }
    await ctx.table.transact([markedBookingWrite(end, place.house.retentionMonths)])
  } catch (error) {
    // What has happened stays, and somebody else ends it: the timer, or whoever changes the booking next.
    if (!(error instanceof Refusal)) throw error
    ctx.log.warn('day sheets follow later', { booking: booking.id, code: error.code })
  }
}

async function converge(
  ctx: Context,
  marked: Booking,
  wanted: Booking | undefined,
  { house, rooms }: InHouse,
): Promise<void> {
  const { from, to, rooms: ids } = markOf(marked)
  const chosen = rooms.filter(({ id }) => ids.includes(id))
  const days = await loadRoomDays(ctx, chosen, { from, to, consistent: true })
  const read = days.flatMap(({ sheets }) => [...sheets.values()])
  let known: Sheets = new Map(read.map((sheet) => [dayOf(sheet), sheet]))
  const open = chunks(convergingChanges(marked.id, wanted, days, termsOf({ house, rooms })))
  for (let some = open.shift(); some !== undefined; some = open.shift()) {
    const { slots, writes: offers } = await giveBack(ctx, some, { house, rooms, known: [...known.values()] })
    const writes = [...sheetWrites(ctx, slots, house), ...offers, sameVersion(marked)]
    if (writes.length > mostWrites && some.length > 1) {
      const half = Math.ceil(some.length / 2)
      open.unshift(some.slice(0, half), some.slice(half))
      continue
    }
    await ctx.table.transact(writes)
    known = sheetsAfter(known, slots)
  }
}

function termsOf({ house, rooms }: InHouse) {
  return { rooms, zone: house.timeZone }
}

function markOf({ work, id }: Booking): Work {
  if (work === undefined) throw new Error(`${id} is not being changed`)
  return work
}

function chunks(changes: readonly SheetChange[]): SheetChange[][] {
  const count = Math.ceil(changes.length / mostSheets)
  return Array.from({ length: count }, (_, at) => changes.slice(at * mostSheets, (at + 1) * mostSheets))
}
