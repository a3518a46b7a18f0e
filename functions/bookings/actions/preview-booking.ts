import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { together } from '../../../shared/refusal.ts'
import { mayManage } from '../../houses/rules.ts'
import { loadRooms, pickRooms } from '../../rooms/actions/load-rooms.ts'
import { headsRefusal } from '../../rooms/rules/wanted.ts'
import type { When } from '../../rooms/schema.ts'
import { wholeRefusal } from '../rules/request.ts'
import { seriesRefusal } from '../rules/series.ts'
import type { SeriesDates } from '../rules/series.ts'
import type { BookingRequest } from '../schema.ts'
import { datesOfRequest, previewDates } from './series.ts'
import type { PreviewedDate } from './series.ts'

/** A request as far as it says when, where and for how many. */
export type PreviewedRequest = When & Pick<BookingRequest, 'repeat' | 'attendees'>

export interface Preview extends Omit<SeriesDates, 'dates'> {
  dates: PreviewedDate[]
}

/** What a request would meet, date by date; nothing is written. Refuses what is wrong with the request as a whole. */
export async function previewBooking(
  ctx: Pick<Context, 'table' | 'now'>,
  actor: Actor,
  { house: id, request }: { house: string; request: PreviewedRequest },
): Promise<Preview> {
  const { house, managers, rooms: all } = await loadRooms(ctx, id)
  const rooms = pickRooms(all, request.rooms)
  const terms = { house, rooms, now: ctx.now(), byManager: mayManage(managers, actor) }
  const wanted = await datesOfRequest(house, request)
  const refusal = together([
    headsRefusal(request.attendees, rooms),
    seriesRefusal(request, wanted),
    wholeRefusal(request, terms),
  ])
  if (refusal) throw refusal
  return { ...wanted, dates: await previewDates(ctx, request, wanted.dates, { ...terms, all }) }
}
