import type { Context } from '../../../shared/context.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import type { HouseFile } from '../../houses/actions/load-house.ts'
import type { Room } from '../schema.ts'
import { roomsAmong } from '../store/rooms.ts'

export interface HouseWithRooms extends HouseFile {
  rooms: Room[]
}

/** House, managers and rooms: one query. Refuses with `not-found`. */
export async function loadRooms(ctx: Pick<Context, 'table'>, house: string): Promise<HouseWithRooms> {
  const file = await loadHouse(ctx, house)
  return { ...file, rooms: roomsAmong(file.beside, file.house) }
}

/** The rooms of these ids in the order asked for; refuses with `unknown-room` and the place in the list. */
export function pickRooms(rooms: readonly Room[], ids: readonly string[]): Room[] {
  return ids.map((id, at) => {
    const room = rooms.find((other) => other.id === id)
    if (room === undefined) throw invalidField(`/rooms/${at}`, 'unknown-room', { room: id })
    return room
  })
}

export function findRoom(rooms: readonly Room[], id: string): Room {
  const room = rooms.find((other) => other.id === id)
  if (room === undefined) throw new Refusal('not-found', 'not-found', { room: id })
  return room
}
