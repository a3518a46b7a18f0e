import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { addDays, today } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { loadManagedHouse } from '../../houses/actions.ts'
import { requireManager } from '../../houses/rules.ts'
import { loadRoomDays, loadRooms, loadSheets } from '../../rooms/actions.ts'
import type { HouseWithRooms, RoomDays } from '../../rooms/actions.ts'
import { aboutOf, holderOf } from '../../rooms/schema/entry-name.ts'
import type { Conflict, DaySheet, SheetEntry } from '../../rooms/schema.ts'
import { idStartOf } from '../rules/code.ts'
import { collisionsOf, undecidedSlots } from '../rules/collision.ts'
import type { Collision } from '../rules/collision.ts'
import { isUndecided } from '../rules/scope.ts'
import type { Moment } from '../rules/scope.ts'
import type { Block, Booking } from '../schema.ts'
import { readBlocks } from '../store/blocks.ts'
import { readBookings, readBookingsByStart } from '../store/bookings.ts'
import { readLedgers } from '../store/ledger.ts'

/** Bookings by id, in no order; what has gone away is missing. For timers, feeds and mails: nobody is asked who he is. */
export function loadBookings(ctx: Pick<Context, 'table'>, ids: readonly string[]): Promise<Booking[]> {
  return readBookings(ctx.table, ids)
}

/** Blocks of a house by id, in no order. */
export function loadBlocks(
  ctx: Pick<Context, 'table'>,
  house: string,
  ids: readonly string[],
): Promise<Block[]> {
  return readBlocks(ctx.table, house, ids)
}

export interface InboxEntry {
  booking: Booking
  /** What stands in the way of an approval by now: a block laid over it, hours that have changed. */
  collisions: Conflict[]
  closed: boolean
  /** The same date by date. */
  dates: Collision[]
}

export interface Inbox extends HouseWithRooms {
  entries: InboxEntry[]
}

/**
 * Undecided bookings of a house, oldest first: two queries, one batch for the bookings, and for the sheets one batch, or a query a
 * room where they lie closely.
 */
export async function readInbox(
  ctx: Pick<Context, 'table' | 'now'>,
  actor: Actor,
  { house: id }: { house: string },
): Promise<Inbox> {
  const [file, ledgers] = await Promise.all([loadRooms(ctx, id), readLedgers(ctx.table, id)])
  requireManager(file.managers, actor)
  const { house, rooms } = file
  const ids = ledgers.flatMap(({ open }) => [...open.keys()])
  const bookings = (await readBookings(ctx.table, ids)).filter((booking) => isUndecided(booking))
  const moment = { now: ctx.now(), zone: house.timeZone }
  const sheets = await loadUndecided(ctx, file, bookings, moment)
  const entries = bookings.map((booking) => ({
    booking,
    ...collisionsOf(booking, { ...moment, sheets, rooms }),
  }))
  return { ...file, entries: entries.sort((a, b) => (a.booking.createdAt < b.booking.createdAt ? -1 : 1)) }
}

/** The sheets on which undecided dates of these bookings lie. */
export async function loadUndecided(
  ctx: Pick<Context, 'table'>,
  { house }: Pick<HouseWithRooms, 'house'>,
  bookings: readonly Booking[],
  moment: Moment,
): Promise<DaySheet[]> {
  const slots = bookings.flatMap((booking) => undecidedSlots(booking, moment))
  const days = slots.flatMap(({ use, rooms: ids }) =>
    ids.map((room) => ({ house: house.id, room, date: use.date })),
  )
  return loadSheets(ctx, days)
}

export interface HouseCalendar extends HouseWithRooms {
  /** The local date of the house. */
  today: LocalDate
  days: RoomDays[]
  bookings: ReadonlyMap<string, Booking>
  blocks: ReadonlyMap<string, Block>
}

export interface CalendarSpan {
  house: string
  /** Which days to show, told by today's local date of the house. */
  span: (today: LocalDate) => { from: LocalDate; dayCount: number }
  /** Blocks alone spare the reading of the bookings' words. */
  only?: 'blocks'
}

/** All rooms for some days, with the words of what is in them, for the manager: one query a room, one batch for the words. */
export async function readHouseCalendar(
  ctx: Pick<Context, 'table' | 'now'>,
  actor: Actor,
  { house, span, only }: CalendarSpan,
): Promise<HouseCalendar> {
  const file = await loadRooms(ctx, house)
  requireManager(file.managers, actor)
  const current = today(ctx.now(), file.house.timeZone)
  const { from, dayCount } = span(current)
  const to = addDays(from, dayCount - 1)
  const days = await loadRoomDays(ctx, file.rooms, { from, to, consistent: true })
  const entries = days.flatMap(({ sheets }) => [...sheets.values()].flatMap((sheet) => [...sheet.entries]))
  const idsOf = (wanted: string) => [
    ...new Set(entries.filter((entry) => kindOf(entry) === wanted).map(([name]) => holderOf(name))),
  ]
  const [bookings, blocks] = await Promise.all([
    only === 'blocks' ? [] : readBookings(ctx.table, idsOf('booking')),
    readBlocks(ctx.table, house, idsOf('block')),
  ])
  return {
    ...file,
    today: current,
    days,
    bookings: new Map(bookings.map((booking) => [booking.id, booking])),
    blocks: new Map(blocks.map((block) => [block.id, block])),
  }
}

/** Another time that is held beside a booking's date is the booking's, whatever the board shows. */
function kindOf([name, { kind }]: [string, SheetEntry]): SheetEntry['kind'] {
  return aboutOf(name).isBeside ? 'booking' : kind
}

/** The bookings of a house that a code said on the phone may mean: one, or none. */
export async function findByCode(
  ctx: Pick<Context, 'table'>,
  actor: Actor,
  { house, code }: { house: string; code: string },
): Promise<Booking[]> {
  await loadManagedHouse(ctx, actor, house)
  const start = idStartOf(code)
  const found = start === undefined ? [] : await readBookingsByStart(ctx.table, start)
  return found.filter((booking) => booking.house === house)
}
