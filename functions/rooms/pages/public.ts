import { roomsInUse } from '../rules/hours.ts'
import { href } from '../../../shared/http/contract.ts'
import { html, pagesOf } from '../../../shared/http/pages.ts'
import { addDays, localOf, today } from '../../../shared/time/civil.ts'
import { loadRoomDays } from '../actions/load-room-days.ts'
import { findRoom, loadRooms } from '../actions/load-rooms.ts'
import { calendarPaths, capability } from '../contract.ts'
import { doorSignAt } from '../rules/door-sign.ts'
import { screenCache } from '../views/screen.ts'
import { signView } from '../views/sign.ts'
import { roomsView } from '../views/rooms.ts'
import { roomView } from '../views/room.ts'
import { toldTo } from '../actions/told-to.ts'

const { roomPage, roomsPage, signPage } = capability.routes

/**
 * Browsers ask each time, so that nobody sees an old week; the edge may answer many of them with one copy for half a minute. That
 * copy costs nothing to be late: what is free is decided by the write, not by the page.
 */
export const cache = 'public, max-age=0, s-maxage=30'

export const publicPages = pagesOf(
  { roomPage, roomsPage, signPage },
  {
    roomsPage: async (ctx, { params, language }) => {
      const { house, rooms } = await toldTo(ctx, await loadRooms(ctx, params.house), language)
      return html(roomsView({ language, house, rooms: roomsInUse(rooms) }), { cache })
    },

    signPage: async (ctx, { params, language }) => {
      const { house, rooms } = await toldTo(ctx, await loadRooms(ctx, params.house), language)
      const room = findRoom(roomsInUse(rooms), params.room)
      const [now, zone] = [ctx.now(), house.timeZone]
      const { date, time } = localOf(now, zone)
      const [days] = await loadRoomDays(ctx, [room], { from: date, to: date, all: rooms })
      const sign = doorSignAt(days ?? { room, sheets: new Map(), related: [] }, { date, time, zone })
      const { publicUrl } = ctx.settings
      return html(signView({ language, house, room, sign, now, publicUrl }), { cache: screenCache })
    },

    roomPage: async (ctx, { params, query, language }) => {
      const { house, rooms } = await toldTo(ctx, await loadRooms(ctx, params.house), language)
      const room = findRoom(roomsInUse(rooms), params.room)
      const now = ctx.now()
      const date = today(now, house.timeZone)
      const from = query.week ?? date
      const to = addDays(from, 6)
      const [days] = await loadRoomDays(ctx, [room], { from, to, all: rooms })
      const calendarUrl = ctx.settings.publicUrl + href({ path: calendarPaths.room }, params)
      const shown = { language, house, from, to, today: date, now, calendarUrl }
      return html(roomView({ ...shown, days: days ?? { room, sheets: new Map(), related: [] } }), { cache })
    },
  },
)
