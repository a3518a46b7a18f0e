import { invalidField } from '../../../shared/refusal.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import type { Room } from '../schema.ts'

type Part = Pick<Room, 'id' | 'gapMinutes' | 'contains' | 'excludes'>

/**
 * Rooms that nobody else may use while this one is used: its parts and what it is part of (at any depth), and what excludes it.
 * Two parts of one room are not related: that is what the dividing wall is for.
 */
export function relatedRooms<Known extends Part>(rooms: readonly Known[], id: string): Known[] {
  const inside = reached(id, (room) => rooms.find((other) => other.id === room)?.contains ?? [])
  const around = reached(id, (room) =>
    rooms.filter(({ contains }) => contains.includes(room)).map((r) => r.id),
  )
  const own = rooms.find((room) => room.id === id)
  const apart = rooms.filter(
    ({ id: other, excludes }) => excludes.includes(id) || own?.excludes.includes(other),
  )
  const ids = new Set([...inside, ...around, ...apart.map((room) => room.id)])
  return rooms.filter((room) => room.id !== id && ids.has(room.id))
}

/** These rooms and all that they keep others from, each once: whoever asks what is free must read them. */
export function withRelated<Known extends Part>(rooms: readonly Known[], chosen: readonly Known[]): Known[] {
  const ids = new Set(chosen.flatMap(({ id }) => [id, ...relatedRooms(rooms, id).map((room) => room.id)]))
  return rooms.filter(({ id }) => ids.has(id))
}

/** The parts of a room, at any depth: what is closed with it. */
export function partsOf<Known extends Part>(rooms: readonly Known[], id: string): Known[] {
  const inside = reached(id, (room) => rooms.find((other) => other.id === room)?.contains ?? [])
  return rooms.filter((room) => room.id !== id && inside.has(room.id))
}

/** These rooms and their parts, each once, in the order of the house. */
export function withParts<Known extends Part>(rooms: readonly Known[], chosen: readonly Known[]): Known[] {
  const ids = new Set(chosen.flatMap(({ id }) => [id, ...partsOf(rooms, id).map((part) => part.id)]))
  return rooms.filter(({ id }) => ids.has(id))
}

/**
 * Why a room cannot be related so: parts and excluded rooms must be rooms of the house, and none may be part of itself, however
 * many rooms lie between.
 */
export function relationsRefusal(
  rooms: readonly Part[],
  id: string,
  settings: Pick<Part, 'contains' | 'excludes'>,
): Refusal | undefined {
  for (const field of ['contains', 'excludes'] as const) {
    const stranger = settings[field].find((other) => !rooms.some((room) => room.id === other) && other !== id)
    if (stranger !== undefined) return invalidField(`/${field}`, 'unknown-room', { room: stranger })
    if (settings[field].includes(id)) {
      const reason = field === 'contains' ? 'part-of-itself' : 'excludes-itself'
      return invalidField(`/${field}`, 'invalid-input', { reason, room: id })
    }
  }
  const around = settings.contains.find((other) => partsOf(rooms, other).some((room) => room.id === id))
  if (around === undefined) return undefined
  return invalidField('/contains', 'invalid-input', { reason: 'part-of-itself', room: around })
}

/** Everything that can be reached by steps; rooms that contain each other end it. */
function reached(start: string, next: (id: string) => readonly string[]): Set<string> {
  const found = new Set<string>()
  const open = [start]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const other of next(id)) {
      if (found.has(other)) continue
      found.add(other)
      open.push(other)
    }
  }
  return found
}
