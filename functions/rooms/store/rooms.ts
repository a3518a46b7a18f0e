import { Refusal } from '../../../shared/refusal.ts'
import { entity } from '../../../shared/table/entity.ts'
import { absent, equals } from '../../../shared/table/expression.ts'
import type { Item, Write } from '../../../shared/table/write.ts'
import { besideHouse } from '../../houses/actions/beside-house.ts'
import { Room } from '../schema.ts'

const Rooms = entity({
  type: 'room',
  schema: Room,
  key: ({ house, id }: { house: string; id: string }) => besideHouse(house, `ROOM#${id}`),
})

/** The rooms among what stands beside a house, in the house's own order. */
export function roomsAmong(items: readonly Item[]): Room[] {
  const rooms = items.filter(({ type }) => type === Rooms.type).map(Rooms.parse)
  return rooms.sort((a, b) => a.position - b.position)
}

export function newRoomWrite(room: Room): Write {
  const refuse = () => new Refusal('conflict', 'room-exists', { pointer: '/id' })
  return Rooms.put(room, { when: [absent('pk')], refuse })
}

/** `before` is the version that was edited. */
export function changedRoomWrite(room: Room, before: number): Write {
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  return Rooms.put(room, { when: [equals('version', before)], refuse })
}
