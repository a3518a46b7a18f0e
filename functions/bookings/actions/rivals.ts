import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Write } from '../../../shared/table/write.ts'
import { loadSheets } from '../../rooms/actions/load-room-days.ts'
import { emptyChange } from '../../rooms/rules/sheet-change.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import { newPlaceWrite } from '../../waitlist/actions/writes.ts'
import { newPlace, wishChanges } from '../../waitlist/rules/place.ts'
import type { DaySheet } from '../../rooms/schema.ts'
import type { Place } from '../../waitlist/schema.ts'
import { decided, lifted } from '../rules/decision.ts'
import { withStep } from '../rules/history.ts'
import { slotOf } from '../rules/move.ts'
import { isProved } from '../rules/proof.ts'
import { contestedBy, ifApproved, keysOfEntries, lossOf, queueRequestOf, rivalsOf } from '../rules/rivals.ts'
import { stateOf } from '../rules/scope.ts'
import { slotChanges } from '../rules/slot.ts'
import type { Booking } from '../schema.ts'
import { nextBookingWrite, readBookings } from '../store.ts'
import { shownWrites } from '../store/shown.ts'
import type { BookingChange } from './booking-change.ts'
import type { BookingFile } from './load.ts'

/** What becomes of those who competed for what somebody else gets. */
export interface RivalsOutcome {
  slots: SheetChange[]
  /** The sheets that were read for it. */
  known: DaySheet[]
  writes: Write[]
  /** Each as it was and as it is now; counts and open requests follow from these. */
  rivals: { before: Booking; after: Booking }[]
}

/**
 * Declines what competes for time that a change makes certain, or lets it wait in the queue, if its contact wished so: in the same
 * write. A rival that comes while this is decided changes the stamp, and all is decided anew (`changed-meanwhile`). Reads nothing
 * in a house without rooms where requests compete.
 */
export async function settleRivals(
  ctx: Context,
  { before, after, house, rooms }: Omit<BookingChange, 'beside'>,
): Promise<RivalsOutcome> {
  const { days, sheets, names } = await findRivals(ctx, { before, after, house, rooms })
  const seen = days.map(({ room, date }) => {
    const sheet = sheets.find((other) => other.room === room && other.date === date)
    return { ...emptyChange(house.id, room, date), seen: { stamp: sheet?.stamp } }
  })
  const found = await readBookings(ctx.table, [...names.keys()])
  const losing = found.map((rival) =>
    loseWrites(ctx, { winner: after, rival, names: names.get(rival.id) ?? new Set() }, { house, rooms }),
  )
  return {
    known: sheets,
    slots: [...seen, ...losing.flatMap(({ slots }) => slots)],
    writes: losing.flatMap(({ writes }) => writes),
    rivals: losing.map(({ rival }) => rival),
  }
}

/** Where others may compete for time that a change makes certain, and who does. */
export async function findRivals(ctx: Pick<Context, 'table'>, change: Omit<BookingChange, 'beside'>) {
  const { before, after, house, rooms } = change
  const terms = { rooms, zone: house.timeZone }
  const contested = contestedBy(before, after, terms)
  const days = contested.map(({ room, date }) => ({ house: house.id, room, date }))
  const sheets = await loadSheets(ctx, days)
  return { days, sheets, names: rivalsOf(after.id, contested, sheets, terms) }
}

/** Who loses when all of a booking that waits for a decision is approved. */
export async function losingTo(
  ctx: Pick<Context, 'table' | 'now'>,
  { booking: before, house, rooms }: BookingFile,
): Promise<Booking[]> {
  const after = ifApproved(before, { now: ctx.now(), zone: house.timeZone })
  const { names } = await findRivals(ctx, { before, after, house, rooms })
  return readBookings(ctx.table, [...names.keys()])
}

type InHouse = Pick<BookingChange, 'house' | 'rooms'>

/** Who has got it, and of whoever loses it the names of the entries that are in the way. */
export interface Losing {
  winner: Booking
  rival: Booking
  names: ReadonlySet<string>
}

interface Lost {
  rival: RivalsOutcome['rivals'][0]
  slots: SheetChange[]
  writes: Write[]
}

/** A rival without what its entries of these names are about; it declines, or lets wait in the queue. */
export function loseWrites(ctx: Context, { winner, rival, names }: Losing, { house, rooms }: InHouse): Lost {
  // Another change of it is under way, of several transactions: that one comes first.
  if (rival.work) throw new Refusal('conflict', 'changed-meanwhile')
  const [now, zone] = [ctx.now(), house.timeZone]
  const keys = keysOfEntries(rival, names)
  const fates = keys.map((key) => ({ key, state: 'declined' }) as const)
  const { what, dates, ...change } = decided(rival, fates)
  const state = stateOf(change.occurrences, { now, zone })
  const places = rival.queueIfTaken ? placesFor(ctx, rival, keys, zone) : []
  const reason = lossOf(winner, rival, places.length > 0)
  const by = { kind: 'system' } as const
  const doing = { id: ctx.newId(), at: now, by, what, reason, ...(dates ? { dates } : {}) } as const
  const after = withStep(rival, doing, lifted(rival, { ...change, state }))
  const slots = slotChanges(rival, after, { rooms, zone })
  const { retentionMonths } = house
  const writes = [
    nextBookingWrite(after, retentionMonths),
    ...shownWrites(after),
    ...places.map((place) => newPlaceWrite(place, retentionMonths)),
  ]
  return { rival: { before: rival, after }, slots: [...slots, ...places.flatMap(wishChanges)], writes }
}

/** One place for each date that was lost, where it waits since the request was made. */
function placesFor(ctx: Context, rival: Booking, keys: readonly string[], zone: string): Place[] {
  const lost = rival.occurrences.filter(({ key, state }) => keys.includes(key) && state !== 'approved')
  return lost.map((occurrence) => {
    const line = { id: ctx.newId(), at: ctx.now(), by: { kind: 'system' }, what: 'waiting' } as const
    const { contactId, house, origin, createdAt: since } = rival
    const request = queueRequestOf(rival, slotOf(rival, occurrence))
    const place = newPlace({ id: ctx.newId(), house, line, contactId, request, origin, zone, since })
    return isProved(rival) ? { ...place, provedAt: rival.provedAt ?? since } : place
  })
}
