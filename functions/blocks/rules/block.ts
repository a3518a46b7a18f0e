import { invalidField } from '../../../shared/refusal.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import { addDays, datesFrom, daysBetween, LocalDate, timeExists } from '../../../shared/time/civil.ts'
import type { HeldSlot } from '../../bookings/schema/occurrence.ts'
import { emptyChange, fallToBlocks, range } from '../../rooms/rules/sheet-change.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import { mostSheets } from '../../rooms/rules/sheets-at-once.ts'
import { takenSpan } from '../../rooms/rules/use.ts'
import type { QuarterSpan } from '../../rooms/rules/use.ts'
import { holderOf } from '../../rooms/schema/entry-name.ts'
import type { DaySheet, SheetEntry } from '../../rooms/schema.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import { roomsOf, useOf } from '../../bookings/rules/slot.ts'
import { holdsSlot } from '../../bookings/rules/state.ts'
import type { Block } from '../schema.ts'

/** What a block covers on one date: quarters for the sheet, local times for people. */
export interface BlockedDay {
  date: LocalDate
  from: string
  to: string
  span: QuarterSpan
}

type Moments = Pick<Block, 'from' | 'to'>

export function momentsRefusal(block: Moments, zone: string): Refusal | undefined {
  for (const field of ['from', 'to'] as const) {
    const { date, time } = dateAndTimeOf(block[field])
    if (!LocalDate.safeParse(date).success) return invalidField(`/${field}`)
    if (time !== undefined && !timeExists(date, time, zone)) {
      return invalidField(`/${field}`, 'time-does-not-exist', { date, time })
    }
  }
  const [from, to] = [dateAndTimeOf(block.from), dateAndTimeOf(block.to)]
  const isBackwards = `${to.date}T${to.time ?? '24:00'}` <= `${from.date}T${from.time ?? '00:00'}`
  return isBackwards ? invalidField('/to', 'invalid-input', { reason: 'ends-before-it-begins' }) : undefined
}

/** More than fits into one transaction; `rooms` are those that are blocked and those that are looked at besides. */
export function lengthRefusal({ from, to }: Moments, rooms: number, most = mostSheets): Refusal | undefined {
  const roomDays = rooms * (daysBetween(dateAndTimeOf(from).date, dateAndTimeOf(to).date) + 1)
  return roomDays > most ? invalidField('/to', 'too-long', { roomDays: most }) : undefined
}

/** Blocks on one day of a room, those of closures among them; more would one day leave no room for a booking on its sheet. */
export const mostBlocks = 40

/** Where there is no room for one more block on a sheet of these rooms; one that is there already needs none. */
export function fullDayRefusal(
  rooms: readonly { sheets: ReadonlyMap<LocalDate, DaySheet> }[],
  block: string,
): Refusal | undefined {
  for (const { date, entries } of rooms.flatMap(({ sheets }) => [...sheets.values()])) {
    const others = [...entries].filter(([name, { kind }]) => kind === 'block' && name !== block)
    if (others.length >= mostBlocks) return invalidField('/to', 'too-many-blocks', { most: mostBlocks, date })
  }
  return undefined
}

/** The days of a block: the first from its time on, the last until its time, whole days between. */
export function blockedDays(block: Moments, zone: string): BlockedDay[] {
  const [first, last] = [dateAndTimeOf(block.from), dateAndTimeOf(block.to)]
  const days = datesFrom(first.date, addDays(last.date, 1)).map((date) => {
    const from = (date === first.date ? first.time : undefined) ?? '00:00'
    const to = (date === last.date ? last.time : undefined) ?? '24:00'
    return { date, from, to, span: takenSpan({ date, from, to, setUpMinutes: 0, tidyUpMinutes: 0 }, zone) }
  })
  return days.filter(({ span }) => span.from < span.to)
}

/** Who has something of a blocked day, in the order of time, and who competes for it. */
export function inTheWay(sheet: DaySheet | undefined, { date, span }: BlockedDay, zone: string): string[] {
  const holders = range(span).map((quarter) => sheet?.quarters.get(quarter))
  const asking = [...(sheet?.entries ?? [])].flatMap(([name, entry]) => {
    const { from, to, setUp: setUpMinutes = 0, tidyUp: tidyUpMinutes = 0 } = entry
    const asked = takenSpan({ date, from, to, setUpMinutes, tidyUpMinutes }, zone)
    const meets = entry.kind !== 'block' && asked.from < span.to && span.from < asked.to
    return meets ? [holderOf(name)] : []
  })
  return [...new Set([...holders.filter((id) => id !== undefined), ...asking])]
}

/** Where and when a block lies, with the rooms that cannot be used meanwhile. */
export interface BlockedPlace {
  rooms: readonly string[]
  days: readonly BlockedDay[]
  zone: string
}

/** The dates of a booking that take something of a block's time in its rooms. */
export function datesInTheWay(booking: Booking, place: BlockedPlace): Occurrence[] {
  return booking.occurrences.filter(
    (occurrence) => holdsSlot(occurrence.state) && meetsBlock(booking, occurrence, place),
  )
}

/** Dates beside which another time is held, asked for or offered, that lies under the block. */
export function besideInTheWay(booking: Booking, place: BlockedPlace): Occurrence[] {
  return booking.occurrences.filter(({ asked, offered }) => {
    const beside = asked ?? offered
    return beside !== undefined && meetsBlock(booking, beside, place)
  })
}

function meetsBlock(booking: Booking, slot: HeldSlot, { rooms, days, zone }: BlockedPlace): boolean {
  const span = takenSpan(useOf(booking, slot), zone)
  const day = days.find(({ date }) => date === slot.date)
  const isThere = roomsOf(booking, slot).some((room) => rooms.includes(room))
  return isThere && day !== undefined && span.from < day.span.to && day.span.from < span.to
}

/**
 * A block on one day of a room. Quarters that are given up in the same write (`freed`) are handed over; those of others stay
 * theirs, and are checked to be so. When these leave later, their quarters fall to the block (`fallToBlocks`).
 */
export function blockChange(
  block: Block,
  room: string,
  day: BlockedDay,
  { sheet, freed }: { sheet: DaySheet | undefined; freed: ReadonlySet<number> },
): SheetChange {
  const take = new Map<number, string>()
  const free = new Map<number, string>()
  for (const quarter of range(day.span)) {
    const holder = sheet?.quarters.get(quarter)
    take.set(quarter, holder === undefined || freed.has(quarter) ? block.id : holder)
    if (holder !== undefined) free.set(quarter, holder)
  }
  return {
    ...emptyChange(block.house, room, day.date),
    take,
    free,
    entries: new Map([[block.id, entryOf(block, day)]]),
    seen: { stamp: sheet?.stamp },
    stamp: block.id,
  }
}

/**
 * That a room which cannot be used beside a blocked one is free, or its holder's as it was read: nobody books it in the moment
 * in which the block is laid.
 */
export function besideBlock(
  { house }: Pick<Block, 'house'>,
  room: string,
  day: BlockedDay,
  { sheet, freed }: { sheet: DaySheet | undefined; freed: ReadonlySet<number> },
): SheetChange {
  const clear = new Set<number>()
  const kept = new Map<number, string>()
  for (const quarter of range(day.span)) {
    const holder = sheet?.quarters.get(quarter)
    if (holder === undefined) clear.add(quarter)
    else if (!freed.has(quarter)) kept.set(quarter, holder)
  }
  return { ...emptyChange(house, room, day.date), clear, take: kept, free: new Map(kept) }
}

/** Takes a block off one day of a room: every quarter that it holds by now, unless another block lies there too. */
export function unblockChange(block: Block, room: string, sheet: DaySheet, zone: string): SheetChange {
  const held = [...sheet.quarters].filter(([, holder]) => holder === block.id)
  const stamp = `${block.id} gone`
  const change = {
    ...emptyChange(block.house, room, sheet.date),
    free: new Map(held),
    entries: new Map([[block.id, undefined]]),
    seen: { stamp: sheet.stamp },
    stamp,
  }
  return fallToBlocks(change, sheet, { zone, stamp })
}

function entryOf({ label, createdAt: at }: Block, { from, to }: BlockedDay): SheetEntry {
  return { from, to, kind: 'block', state: 'approved', label, at, seq: 0 }
}

export function dateAndTimeOf(moment: string): { date: string; time: string | undefined } {
  const [date = '', time] = moment.split('T')
  return { date, time }
}
