import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { trustAmong } from '../../bookings/actions/consent.ts'
import { endsByTrust } from '../../bookings/rules/ahead.ts'
import { readLedgers } from '../../contacts/actions/ledger.ts'
import { requireManager } from '../../houses/rules.ts'
import { loadMeetings, meetingsAsking } from '../../meetings/actions/list-meetings.ts'
import type { Meeting } from '../../meetings/schema.ts'
import type { Asking } from '../../meetings/schema/asking.ts'
import { loadSheets } from '../../rooms/actions/load-room-days.ts'

import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import type { Conflict, DaySheet } from '../../rooms/schema.ts'
import { ageOf } from '../rules/age.ts'
import { dayAround } from '../rules/around.ts'
import type { DayAround } from '../rules/around.ts'
import { collisionsOf, undecidedSlots } from '../rules/collision.ts'
import type { Collision } from '../rules/collision.ts'
import { isUndecided } from '../../bookings/rules/scope.ts'
import type { Moment } from '../../bookings/rules/scope.ts'
import type { Booking } from '../../bookings/schema.ts'
import { loadShown } from '../../bookings/actions/load.ts'

export interface InboxEntry {
  booking: Booking
  /** What stands in the way of an approval by now: a block laid over it, hours that have changed. */
  collisions: Conflict[]
  closed: boolean
  /** What others would read, if they may come. */
  meeting?: Meeting
  /** The same date by date. */
  dates: Collision[]
  /** What else lies on its day. */
  around?: DayAround
}

export interface Inbox extends HouseWithRooms {
  entries: InboxEntry[]
  /** Meetings of which other words wait to be read. */
  asking: Asking[]
  /** Whether the house trusts whoever asks, where the end of it hangs on that. */
  isTrusted: (booking: Booking) => boolean
}

/** So many days without anybody are told of at a glance. */
export const glanceDays = 90

/**
 * Undecided bookings of a house, oldest first: two queries, one batch for the bookings, and for the sheets one batch, or a query a
 * room where they lie closely. Both may be those of a moment ago: a form carries the version that it showed.
 */
export async function readInbox(
  ctx: Pick<Context, 'table' | 'now'>,
  actor: Actor,
  { house: id }: { house: string },
): Promise<Inbox> {
  const [file, ledgers, asking] = await Promise.all([
    loadRooms(ctx, id),
    readLedgers(ctx.table, id),
    meetingsAsking(ctx, id),
  ])
  requireManager(file.managers, actor)
  const { house, rooms } = file
  const ids = ledgers.flatMap(({ open }) => [...open.keys()])
  const bookings = (await loadShown(ctx, ids)).filter((booking) => isUndecided(booking))
  const moment = { now: ctx.now(), zone: house.timeZone }
  const open = bookings.flatMap(({ meeting }) => meeting ?? [])
  const [sheets, meetings, isTrusted] = await Promise.all([
    loadUndecided(ctx, file, bookings, moment),
    loadMeetings(ctx, open),
    trustAmong(
      ctx,
      file,
      endsByTrust(bookings, { house, rooms, team: file, days: glanceDays, now: moment.now }),
    ),
  ])
  const entries = bookings.map((booking): InboxEntry => {
    const meeting = meetings.find(({ id: of }) => of === booking.meeting)
    const met = collisionsOf(booking, { ...moment, sheets, rooms })
    const around = dayAround(booking, { ...moment, sheets, rooms })
    return { booking, ...met, ...(around ? { around } : {}), ...(meeting ? { meeting } : {}) }
  })
  return {
    ...file,
    asking,
    isTrusted,
    entries: entries.sort((a, b) => (ageOf(a.booking) < ageOf(b.booking) ? -1 : 1)),
  }
}

/** The sheets on which undecided dates of these bookings lie, for showing: whether a yes meets anybody is asked by its own write. */
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
  return loadSheets(ctx, days, { consistent: false })
}
