import type { Context } from '../../../../shared/context.ts'
import type { Item } from '../../../../shared/table/write.ts'
import { ownedAttendances } from '../../../attendances/actions/owned.ts'
import { Attendance } from '../../../attendances/schema.ts'
import { ownedBookings } from '../../../bookings/actions/owned.ts'
import { Booking } from '../../../bookings/schema.ts'
import { dutiesOf, ownedDuties } from '../../../duties/actions/owned.ts'
import type { OwnDuty } from '../../../duties/actions/owned.ts'
import { loadSomeEntries } from '../../../meetings/actions/list-meetings.ts'
import type { Entry } from '../../../meetings/schema/entry.ts'
import { loadRooms } from '../../../rooms/actions/load-rooms.ts'
import type { HouseWithRooms } from '../../../rooms/actions/load-rooms.ts'
import { isVouched } from '../../../contacts/rules/vouched.ts'

/** What somebody has booked and comes to, and where that is. */
export interface OwnThings {
  houses: ReadonlyMap<string, HouseWithRooms>
  bookings: Booking[]
  attendances: Attendance[]
  duties: OwnDuty[]
  entries: ReadonlyMap<string, Entry>
}

type Reading = Pick<Context, 'table'>

/**
 * What is known by an address, as far as its owner has proved it, or the house has said it: a stranger who types an address puts nothing into
 * a calendar. A query, a batch, and a read or two for each house and meeting.
 */
export async function thingsOf(ctx: Reading, contactId: string): Promise<OwnThings> {
  const items = await ctx.table.getMany(await ctx.table.ownedBy(contactId), { consistent: true })
  const byType = Map.groupBy(items, ({ type }) => String(type))
  const of = <Thing>(type: string, parse: (item: Item) => Thing) => (byType.get(type) ?? []).map(parse)
  const bookings = of(ownedBookings.kind, (item) => Booking.parse(item))
  const attendances = of(ownedAttendances.kind, (item) => Attendance.parse(item)).filter(isVouched)
  const onDuty = of(ownedDuties.kind, (item) => String(item['meeting']))
  const duties = await Promise.all(onDuty.map((meeting) => dutiesOf(ctx, { contactId }, meeting)))
  return placed(ctx, { bookings, attendances, duties: duties.flat().filter(({ taker }) => isVouched(taker)) })
}

/** With the houses and meetings of these. */
export async function placed(
  ctx: Reading,
  things: Pick<OwnThings, 'bookings' | 'attendances' | 'duties'>,
): Promise<OwnThings> {
  const { bookings, attendances, duties } = things
  const dates = [...attendances, ...duties.map(({ of }) => of)]
  const meetings = new Map(dates.map(({ house, meeting }) => [meeting, { house, meeting }]))
  const [entries, houses] = await Promise.all([
    loadSomeEntries(ctx, [...meetings.values()]),
    housesOf(ctx, [...bookings, ...dates]),
  ])
  return { ...things, houses, entries: new Map(entries.map((entry) => [entry.card.id, entry])) }
}

async function housesOf(ctx: Reading, things: readonly { house: string }[]) {
  const ids = [...new Set(things.map(({ house }) => house))].sort()
  return new Map(await Promise.all(ids.map(async (id) => [id, await loadRooms(ctx, id)] as const)))
}
