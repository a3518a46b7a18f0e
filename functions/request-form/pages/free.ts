import type { Context } from '../../../shared/context.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import { html, pagesOf } from '../../../shared/http/pages.ts'
import { addDays, addMonths, today } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { loadRoomDays } from '../../rooms/actions/load-room-days.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { Room } from '../../rooms/schema.ts'
import { freeRoutes } from '../contract/free.ts'
import { roomsFor, unreadableIn } from '../rules/wish.ts'
import { daysSearched, freeDays, freeSearchOf } from '../rules/free-search.ts'
import { looserSearches } from '../rules/looser.ts'
import type { FreeModel } from '../views/free/model.ts'
import { freeView } from '../views/free/page.ts'
import { toldTo } from '../../rooms/actions/told-to.ts'

/** As with the pages of rooms: what is free is decided by the write. */
const cache = 'public, max-age=0, s-maxage=30'

/** So many days are shown at once. */
const daysShown = 8

/** When is something free? A query for the house, and one for each room as soon as somebody has said what to look for. */
export const freePages = pagesOf(freeRoutes, {
  freePage: async (ctx, { params, query, language }) => {
    const { house, rooms } = await toldTo(ctx, await loadRooms(ctx, params.house), language)
    const date = today(ctx.now(), house.timeZone)
    const entered = enteredOf(query)
    const wish = freeSearchOf(entered, { rooms, today: date })
    const fitting = roomsFor(wish, rooms)
    const shown = { language, house, rooms, wish, today: date, fitting, ...unreadableIn(entered) }
    if (Object.keys(query).length === 0)
      return html(freeView({ ...shown, isAsked: false, days: [], looser: [] }), { cache })
    const found = await search(ctx, shown)
    return html(freeView({ ...shown, ...found, isAsked: true }), { cache })
  },
})

type Asked = Pick<FreeModel, 'house' | 'rooms' | 'wish' | 'today' | 'fitting'>

async function search(ctx: Context, { house, rooms, wish, today: date, fitting }: Asked) {
  const days = { from: wish.date, to: addDays(wish.date, daysSearched - 1), all: rooms }
  const terms = { zone: house.timeZone, now: ctx.now() }
  const read = await loadRoomDays(ctx, fitting, days)
  const found = freeDays(read, wish, { ...terms, most: daysShown + 1 })
  const next = found[daysShown]?.date ?? addDays(days.to, 1)
  const later = next <= latestDay(date, fitting) ? { later: next } : {}
  if (found.length > 0) return { days: found.slice(0, daysShown), looser: [], ...later }
  // Rooms that do not fit are only looked at where none that does is free.
  const others = roomsFor({ ...wish, people: 1, needs: [] }, rooms).filter((room) => !fitting.includes(room))
  const all = [...read, ...(await loadRoomDays(ctx, others, days))]
  return { days: [], looser: looserSearches(all, wish, terms), ...later }
}

/** Nobody can ask for a day after it. */
function latestDay(date: LocalDate, rooms: readonly Room[]): LocalDate {
  return addMonths(date, Math.max(0, ...rooms.map(({ horizonMonths }) => horizonMonths)))
}
