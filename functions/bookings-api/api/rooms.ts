import { roomsInUse } from '../../rooms/rules/hours.ts'
import { jsonApi } from '../../../shared/http/api.ts'
import { readAvailability } from '../../rooms/actions/read-availability.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { jsonRoutes } from '../../rooms/contract/json.ts'

export const api = jsonApi(jsonRoutes, {
  readHouse: async (ctx, { params }) => {
    const { house, rooms } = await loadRooms(ctx, params.house)
    return { ...house, rooms: roomsInUse(rooms) }
  },

  readAvailability: async (ctx, { params, query }) => {
    const rooms = await readAvailability(ctx, { house: params.house, ...query })
    return { rooms: rooms.map(({ room, days }) => ({ room: room.id, days })) }
  },
})
