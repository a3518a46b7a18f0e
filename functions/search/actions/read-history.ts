import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { isTrusted } from '../../bookings/actions/consent.ts'
import { loadShown } from '../../bookings/actions/load.ts'
import type { Booking } from '../../bookings/schema.ts'
import { contactIdOf } from '../../contacts/actions/contact-id.ts'
import { noTrustWrite, trustWrite } from '../../contacts/actions/trust.ts'
import { hoursUsed } from '../../contacts/actions/usage.ts'
import { openGroup } from '../../groups/actions/load.ts'
import { trustIn } from '../../groups/actions/trust.ts'
import type { Trust } from '../../groups/rules/trust.ts'
import type { Group, Member } from '../../groups/schema.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { historyOf } from '../rules/history.ts'
import type { History } from '../rules/history.ts'
import { placeOfContact } from '../rules/entries.ts'
import { readBack } from '../store/found.ts'
import { loadManagedRooms } from './open.ts'

/** Bookings that a page tells, those with the latest dates; figures are of these. */
export const mostTold = 50

/** What somebody, or a group, has asked for. */
export interface HistoryFile extends HouseWithRooms {
  history: History
  /** How many bookings that is. */
  told: number
  /** There were more before. */
  isCutOff: boolean
  /** Approved hours of this half-year. */
  hours: number
}

export interface ContactFile extends HistoryFile {
  contactId: string
  /** The last thing that they asked for says who they are. */
  newest: Booking
  trusted: boolean
}

interface OfContact {
  house: string
  contact: string
}

/**
 * Somebody by the hash of how they are reached. Refuses with `not-found` whoever has left nothing here that names them. What was written
 * a moment ago may be missing.
 */
export async function readContact(ctx: Context, actor: Actor, asked: OfContact): Promise<ContactFile> {
  const { house: id, contact: contactId } = asked
  const file = await loadManagedRooms(ctx, actor, { house: id })
  const { bookings, isCutOff } = await bookingsOf(ctx, id, contactId)
  const newest = bookings.reduce<Booking | undefined>(
    (one, other) => (one !== undefined && one.createdAt > other.createdAt ? one : other),
    undefined,
  )
  if (newest === undefined) throw new Refusal('not-found', 'not-found', { contact: contactId })
  const trusted = await isTrusted(ctx, { house: id, contactId })
  return { ...(await told(ctx, file, { contactId, bookings, isCutOff })), contactId, newest, trusted }
}

/** Whoever is trusted gets rooms of the policy `trusted` at once, from the next booking on. Refuses as `readContact` does. */
export async function trustContactById(
  ctx: Context,
  actor: Actor,
  { trusted, ...asked }: OfContact & { trusted: boolean },
): Promise<void> {
  const { house, contactId } = await readContact(ctx, actor, asked)
  const write = trusted ? trustWrite(house.id, contactId, ctx.now()) : noTrustWrite(house.id, contactId)
  await ctx.table.transact([write])
}

export interface GroupFile extends HistoryFile {
  group: Group
  hosts: Member[]
  trust: Trust
}

/** A group with its hosts and its history, for those who run its house. Refuses with `not-found` what is of another one. */
export async function readGroupHistory(
  ctx: Context,
  actor: Actor,
  { house, id }: { house: string; id: string },
): Promise<GroupFile> {
  const rooms = await loadManagedRooms(ctx, actor, { house })
  const { group, people, file } = await openGroup(ctx, actor, id)
  if (group.house !== house) throw new Refusal('not-found', 'not-found', { group: id })
  const contactId = await contactIdOf(ctx, {}, '', id)
  const [trust, found] = await Promise.all([trustIn(ctx, file, group), bookingsOf(ctx, house, contactId)])
  const hosts = people.filter(({ role, state }) => role === 'host' && state === 'member')
  return { ...(await told(ctx, rooms, { contactId, ...found })), group, hosts, trust }
}

async function bookingsOf(ctx: Pick<Context, 'table'>, house: string, contactId: string) {
  const where = { house, place: placeOfContact(contactId) }
  const found = await readBack(ctx.table, where, undefined, mostTold + 1)
  const read = await loadShown(
    ctx,
    found.slice(0, mostTold).map(({ id }) => id),
  )
  const bookings = read.filter((each) => each.house === house && each.contactId === contactId)
  return { bookings, isCutOff: found.length > mostTold }
}

async function told(
  ctx: Context,
  file: HouseWithRooms,
  { contactId, bookings, isCutOff }: { contactId: string; bookings: Booking[]; isCutOff: boolean },
): Promise<HistoryFile> {
  const hours = await hoursUsed(ctx, file.house, [contactId])
  const history = historyOf(bookings, { now: ctx.now(), zone: file.house.timeZone })
  return { ...file, history, told: bookings.length, isCutOff, hours: hours.get(contactId) ?? 0 }
}
