import { roomsInUse } from './rules/hours.ts'
import { jsonApi } from '../../shared/http/api.ts'
import { readAvailability } from './actions/read-availability.ts'
import { loadRooms } from './actions/load-rooms.ts'
import { capability } from './contract.ts'

export const api = jsonApi(capability.routes, {
  readHouse: async (ctx, { params }) => {
    const { house, rooms } = await loadRooms(ctx, params.house)
    return { ...house, rooms: roomsInUse(rooms) }
  },

  readAvailability: async (ctx, { params, query }) => {
    const rooms = await readAvailability(ctx, { house: params.house, ...query })
    return { rooms: rooms.map(({ room, days }) => ({ room: room.id, days })) }
  },
})
