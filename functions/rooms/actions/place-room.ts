import type { Context } from '../../../shared/context.ts'
import type { Actor } from '../../../shared/actor.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { requireSettings } from '../../houses/rules.ts'
import { listedRoomWrite } from '../../houses/actions/beside-house.ts'
import { isInUse } from '../rules/hours.ts'
import { placedRooms } from '../rules/order.ts'
import type { Way } from '../rules/order.ts'
import { changedRoomWrite } from '../store/rooms.ts'
import { findRoom, loadRooms } from './load-rooms.ts'

/** Puts a room one place up or down among those of the house, in every list; at the end of them nothing happens. */
export async function placeRoom(
  ctx: Pick<Context, 'table'>,
  actor: Actor,
  { house, room: id, way }: { house: string; room: string; way: Way },
): Promise<void> {
  await retryIfChanged(async () => {
    const { managers, rooms } = await loadRooms(ctx, house)
    requireSettings(managers, actor)
    const placed = placedRooms(rooms, findRoom(rooms, id), way)
    if (placed.length === 0) return
    const writes = placed.map((room) =>
      changedRoomWrite({ ...room, version: room.version + 1 }, room.version),
    )
    await ctx.table.transact([...writes, listedRoomWrite(house, ...placed.filter(isInUse))])
  })
}
