import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { loadManagedHouse } from '../../houses/actions/load-house.ts'
import { loadRoomDays } from '../../rooms/actions/load-room-days.ts'

import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { idStartsOf } from '../../contacts/rules/code.ts'
import { isKnown, placeStateAt, roleOnPlace } from '../rules/place.ts'
import type { Place, PlaceLine } from '../schema.ts'
import { readPlace, readPlaces, readPlacesByStart } from '../store.ts'

/** A place in the queue with all that its rules need. */
export interface PlaceFile extends HouseWithRooms {
  place: Place
}

/** And who is at it; `isProved` if the link of the mail brought them. */
export type OpenedPlace = PlaceFile & { by: PlaceLine['by']; isProved: boolean }

/** Refuses with `not-found`. */
export async function openPlace(ctx: Pick<Context, 'table'>, id: string): Promise<PlaceFile> {
  const place = await readPlace(ctx.table, id)
  if (place === undefined) throw new Refusal('not-found', 'not-found', { place: id })
  return { ...(await loadRooms(ctx, place.house)), place }
}

/** Whether a place is there and has not come to its end: what it became is what was waited for. */
export async function isWaitedFor(ctx: Pick<Context, 'table' | 'now'>, id: string): Promise<boolean> {
  const place = await readPlace(ctx.table, id)
  return place !== undefined && !['left', 'expired'].includes(placeStateAt(place, ctx.now()))
}

/** The same for its contact or the house's manager, and which of them it is; refuses everybody else. */
export async function openPlaceAs(
  ctx: Pick<Context, 'table' | 'secret'>,
  actor: Actor,
  id: string,
): Promise<OpenedPlace> {
  const file = await openPlace(ctx, id)
  return { ...file, ...roleOnPlace(file.place, actor, { ...file, secret: await ctx.secret() }) }
}

/** The places of a house that a code said on the phone may mean: one, or none. */
export async function findPlacesByCode(
  ctx: Pick<Context, 'table'>,
  actor: Actor,
  { house, code }: { house: string; code: string },
): Promise<Place[]> {
  await loadManagedHouse(ctx, actor, house)
  const found = await Promise.all(idStartsOf(code).map((start) => readPlacesByStart(ctx.table, start)))
  return found.flat().filter((place) => place.house === house)
}

/** How many wait for something of the same time before this place: two reads. */
export async function placesAhead(
  ctx: Pick<Context, 'table' | 'now'>,
  { place, rooms: all }: PlaceFile,
): Promise<number> {
  const { date, from, to, since, id } = place
  const rooms = all.filter((room) => place.rooms.includes(room.id))
  const days = await loadRoomDays(ctx, rooms, { from: date, to: date })
  const wishes = days.flatMap(({ sheets }) => [...(sheets.get(date)?.wishes ?? [])])
  const earlier = wishes.filter(
    ([other, wish]) => wish.from < to && from < wish.to && `${wish.since} ${other}` < `${since} ${id}`,
  )
  const places = await readPlaces(ctx.table, [...new Set(earlier.map(([other]) => other))])
  const states = places.filter(isKnown).map((other) => placeStateAt(other, ctx.now()))
  return states.filter((state) => state === 'waiting' || state === 'offered').length
}
