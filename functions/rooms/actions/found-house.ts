import type { Context } from '../../../shared/context.ts'
import { foundingWrites } from '../../houses/actions/founding.ts'
import type { Founding } from '../../houses/actions/founding.ts'
import { newRoomWrite } from '../store/rooms.ts'
import type { RoomSettings } from '../schema.ts'

export interface NewHouse extends Founding {
  rooms: readonly (RoomSettings & { id: string })[]
}

/** A house with its first manager and its rooms, in one write. Refuses with `house-exists`. */
export async function foundHouse(ctx: Context, { rooms, ...founding }: NewHouse): Promise<void> {
  const house = founding.house.id
  const founded = rooms.map((room, position) => ({ ...room, house, position, version: 1 }))
  const listed = founded.map(({ id, name, capacity, position }) => ({ id, name, capacity, position }))
  await ctx.table.transact([...(await foundingWrites(ctx, founding, listed)), ...founded.map(newRoomWrite)])
}
