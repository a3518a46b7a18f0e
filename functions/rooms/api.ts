import { jsonApi } from '../../shared/http/api.ts'
import { loadRooms, readAvailability } from './actions.ts'
import { capability } from './contract.ts'

export const api = jsonApi(capability.routes, {
  readHouse: async (ctx, { params }) => {
    const { house, rooms } = await loadRooms(ctx, params.house)
    return { ...house, rooms }
  },

  readAvailability: async (ctx, { params, query }) => {
    const rooms = await readAvailability(ctx, { house: params.house, ...query })
    return { rooms: rooms.map(({ room, days }) => ({ room: room.id, days })) }
  },
})
