import { acceptPlace } from '../../functions/bookings/actions/accept-place.ts'
import { leavePlace } from '../../functions/waitlist/actions/leave-place.ts'
import { joinQueue } from '../../functions/waitlist/actions/join-queue.ts'
import { openPlace } from '../../functions/waitlist/actions/load.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import { provePlace } from '../../functions/waitlist/actions/prove-place.ts'
import { isKnown, offerToken } from '../../functions/waitlist/rules/place.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import type { Place, QueueRequest } from '../../functions/waitlist/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import type { Item } from '../../shared/table/write.ts'
import { aRequest, aVisitor } from '../support/builders.ts'
import { allItems, halves } from '../support/crash-consistency.ts'
import type { World } from '../support/world.ts'

export const house = 'aef'

let people = 0

/** What somebody waits for: 5 December, 19:00 to 21:00, unless told otherwise. */
export function aWish(change: Partial<QueueRequest> = {}): QueueRequest {
  people += 1
  return {
    rooms: ['seminarraum'],
    date: '2026-12-05',
    from: '19:00',
    to: '21:00',
    contact: { name: `Wartende ${people}`, email: `wartende-${people}@gruppe.example` },
    ...change,
  }
}

/** A booking that stands in the way of others; the manager entered it, so that it is certain. */
export function taken(world: World, manager: Actor, change: Partial<BookingRequest> = {}): Promise<Booking> {
  return requestBooking(world.ctx, manager, { house, request: aRequest({ approve: true, ...change }) })
}

/** Takes a place, and proves it by the link of its mail. */
export async function waits(world: World, change: Partial<QueueRequest> = {}): Promise<Place> {
  world.clock.advance(1)
  return proved(world.ctx, await joinQueue(world.ctx, aVisitor, { house, request: aWish(change) }))
}

/** The place once its contact has used the link of its mail; whoever has no address is known as they are. */
export async function proved(ctx: Context, place: Place): Promise<Place> {
  if (isKnown(place)) return place
  const token = offerToken(await ctx.secret(), place)
  return provePlace(ctx, { ...aVisitor, token }, { id: place.id })
}

export const placeNow = async (world: World, { id }: Pick<Place, 'id'>): Promise<Place> =>
  (await openPlace(world.ctx, id)).place

export const states = async (world: World, ...places: Place[]): Promise<string[]> =>
  Promise.all(places.map(async (place) => (await placeNow(world, place)).state))

/** Who comes by the link of the mail, or by the link of the page. */
export async function holder(world: World, place: Place, by: 'mail' | 'page' = 'page'): Promise<Actor> {
  const secret = await world.ctx.secret()
  return { ...aVisitor, token: by === 'mail' ? offerToken(secret, place) : manageToken(secret, place.id) }
}

export const accept = async (world: World, place: Place, by: 'mail' | 'page' = 'mail') =>
  acceptPlace(world.ctx, await holder(world, place, by), { id: place.id })

export const leave = async (world: World, place: Place) =>
  leavePlace(world.ctx, await holder(world, place), { id: place.id })

/** Everything that does not fit together in the table: bookings and sheets, places and sheets. */
export async function faults(world: World): Promise<string[]> {
  const { endpoint, tableName } = world.engine
  const items = await allItems(endpoint, tableName)
  return placeFaults(items)
}

function placeFaults(items: readonly Item[]): string[] {
  const places = items.filter(({ type }) => type === 'place') as unknown as Place[]
  const offered = new Set(places.filter(({ state }) => state === 'offered').map(({ id }) => id))
  const waiting = new Set(
    places.filter(({ state }) => state === 'waiting' || state === 'offered').map(({ id }) => id),
  )
  const sheets = items.filter(({ type }) => type === 'day-sheet')
  const names = (pattern: RegExp) =>
    sheets.flatMap((sheet) => Object.keys(sheet).filter((name) => pattern.test(name)))
  const wishes = new Set(names(/^w_/).map((name) => name.slice(2)))
  const offers = sheets.flatMap((sheet) =>
    Object.entries(sheet).flatMap(([name, value]) =>
      name.startsWith('e_') && (value as { kind: string }).kind === 'offer' ? [name.slice(2)] : [],
    ),
  )
  const holders = new Set(
    sheets.flatMap((sheet) =>
      Object.entries(sheet).flatMap(([name, value]) => (/^q\d+$/.test(name) ? [String(value)] : [])),
    ),
  )
  const ids = items.filter(({ type }) => type === 'block' || type === 'place').map(({ id }) => String(id))
  const own = halves(items).filter((fault) => !ids.some((id) => fault.includes(id)))
  return [
    ...own,
    ...[...waiting].filter((id) => !wishes.has(id)).map((id) => `no wish of ${id}`),
    ...[...wishes].filter((id) => !waiting.has(id)).map((id) => `a wish of nobody: ${id}`),
    ...[...offered].filter((id) => !offers.includes(id) || !holders.has(id)).map((id) => `no slot of ${id}`),
    ...offers.filter((id) => !offered.has(id)).map((id) => `an offer to nobody: ${id}`),
    ...places
      .filter(({ id, state }) => state !== 'offered' && holders.has(id))
      .map(({ id, state }) => `${state} ${id} holds time`),
  ]
}
