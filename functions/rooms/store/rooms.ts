import { Refusal } from '../../../shared/refusal.ts'
import { entity } from '../../../shared/table/entity.ts'
import { absent, equals } from '../../../shared/table/expression.ts'
import type { Item, Write } from '../../../shared/table/write.ts'
import { besideHouse } from '../../houses/actions/beside-house.ts'
import type { HouseHours } from '../../houses/schema.ts'
import { roomOfHouse } from '../rules/hours.ts'
import { Room } from '../schema.ts'

const Rooms = entity({
  type: 'room',
  schema: Room,
  key: ({ house, id }: { house: string; id: string }) => besideHouse(house, `ROOM#${id}`),
})

/** The rooms among what stands beside a house, in the house's own order, with the hours that count. */
export function roomsAmong(items: readonly Item[], house: HouseHours): Room[] {
  const rooms = items.filter(({ type }) => type === Rooms.type).map((item) => Rooms.parse(item))
  return rooms.sort((a, b) => a.position - b.position).map((room) => roomOfHouse(room, house))
}

export function newRoomWrite(room: Room): Write {
  const refuse = () => new Refusal('conflict', 'room-exists', { pointer: '/id' })
  return Rooms.put(ownOf(room), { when: [absent('pk')], refuse })
}

/** `before` is the version that was edited. */
export function changedRoomWrite(room: Room, before: number): Write {
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  return Rooms.put(ownOf(room), { when: [equals('version', before)], refuse })
}

/** What is the room's own. */
function ownOf({ ofHouse: _ofHouse, ...own }: Room): Room {
  return own
}
