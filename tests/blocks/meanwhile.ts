import { markedBookingWrite } from '../../functions/bookings/store.ts'
import type { Booking, Work } from '../../functions/bookings/schema.ts'
import type { Context } from '../../shared/context.ts'
import type { Write } from '../../shared/table/write.ts'
import type { World } from '../support/world.ts'
import { bookingOf } from './closing.ts'

type IsMeant = (write: Write) => boolean
type Happens = () => Promise<unknown>

export const ofType =
  (type: string): IsMeant =>
  (write) =>
    write.kind === 'put' && write.item['type'] === type

export const onDay =
  (date: string, room = 'seminarraum'): IsMeant =>
  ({ key }) =>
    key.pk === `ROOM#aef#${room}` && key.sk === `DAY#${date}`

/** Before each write of somebody that is meant something else happens; what that throws is their answer. */
export function everyTime({ ctx }: World, isMeant: IsMeant, before: Happens): Context {
  const { table } = ctx
  const transact: typeof table.transact = async (writes) => {
    if (writes.some(isMeant)) await before()
    return table.transact(writes)
  }
  return { ...ctx, table: { ...table, transact } }
}

/** The same before the first of them. */
export const slow = (world: World, isMeant: IsMeant, before: Happens): Context =>
  everyTime(world, isMeant, firstOf(before))

/** Before each reading of items under such a key something else happens. */
export function everyTimeRead({ ctx }: World, pk: string, before: Happens): Context {
  const { table } = ctx
  const get: typeof table.get = async (key, how) => {
    if (key.pk.startsWith(pk)) await before()
    return table.get(key, how)
  }
  const getMany: typeof table.getMany = async (keys, how) => {
    if (keys.some((key) => key.pk.startsWith(pk))) await before()
    return table.getMany(keys, how)
  }
  const query: typeof table.query = async (range) => {
    if (range.pk.startsWith(pk)) await before()
    return table.query(range)
  }
  return { ...ctx, table: { ...table, get, getMany, query } }
}

/** The same before the first of them. */
export const slowToRead = (world: World, pk: string, before: Happens): Context =>
  everyTimeRead(world, pk, firstOf(before))

function firstOf(before: Happens): Happens {
  let isAhead = true
  return async () => {
    if (!isAhead) return
    isAhead = false
    await before()
  }
}

/** All that a context writes, a list for each transaction: `ROOM#aef#seminarraum DAY#2026-12-05`. */
export function noting(ctx: Context): { ctx: Context; written: string[][] } {
  const written: string[][] = []
  const { table } = ctx
  const transact: typeof table.transact = (writes) => {
    written.push(writes.map(({ key }) => `${key.pk} ${key.sk}`))
    return table.transact(writes)
  }
  return { ctx: { ...ctx, table: { ...table, transact } }, written }
}

/** Somebody is just at a booking, in several steps; new ones are hidden meanwhile. */
export async function underWay(world: World, id: string, change: Partial<Work> = {}): Promise<Booking> {
  const { work: _work, ...booking } = await bookingOf(world, id)
  const [from = '', to = from] = [booking.occurrences[0]?.date, booking.occurrences.at(-1)?.date]
  const { rooms } = booking
  const since = world.ctx.now()
  const work: Work = { phase: 'claiming', isNew: false, since, rooms, from, to, ...change }
  const marked = { ...booking, version: booking.version + 1, work }
  await world.ctx.table.transact([markedBookingWrite(marked, 12)])
  return marked
}

/** They have done what they were at: the booking is there. */
export async function isDone({ ctx }: World, { work: _work, ...marked }: Booking): Promise<void> {
  await ctx.table.transact([markedBookingWrite({ ...marked, version: marked.version + 1 }, 12)])
}
