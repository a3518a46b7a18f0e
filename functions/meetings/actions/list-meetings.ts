import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { requireManager } from '../../houses/rules.ts'

import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { datesOf, hasEnded, stateOf, takesPlace } from '../rules/dates.ts'
import { placesOf } from '../rules/places.ts'
import type { Places } from '../rules/places.ts'
import type { Meeting, MeetingState } from '../schema.ts'
import type { Asking } from '../schema/asking.ts'
import type { Card, Entry, MeetingDate } from '../schema/entry.ts'
import { readAsking } from '../store/asking.ts'
import { readEntries, readEntry } from '../store/entries.ts'
import { readManyCounts } from '../store/counts.ts'
import { readMeetings } from '../store/meetings.ts'

export interface ListedMeeting {
  card: Card
  state: MeetingState
  /** What waits for somebody who runs the house: whether it is shown at all, or what it says. */
  asks?: 'new' | 'words'
  next?: MeetingDate
  places?: Places
  /** Of the next date, where the meeting needs one. */
  key?: 'safe' | 'open'
}

/** All meetings of a house with the next date of each, those that come first before: three reads. For those who run it. */
export async function listMeetings(
  ctx: Pick<Context, 'table' | 'now'>,
  actor: Actor,
  id: string,
): Promise<HouseWithRooms & { meetings: ListedMeeting[] }> {
  const [file, entries] = await Promise.all([loadRooms(ctx, id), readEntries(ctx.table, id)])
  requireManager(file.managers, actor)
  const { timeZone } = file.house
  const now = ctx.now()
  const known = entries.map((entry) => {
    const ahead = datesOf(entry).filter((date) => !hasEnded(date, timeZone, now))
    return { entry, next: ahead.find(takesPlace) ?? ahead[0] }
  })
  const names = known.flatMap(({ next }) =>
    next ? [{ house: id, meeting: next.meeting, key: next.key }] : [],
  )
  const counts = new Map((await readManyCounts(ctx.table, names)).map((each) => [each.meeting, each]))
  const meetings = known.map(({ entry, next }): ListedMeeting => {
    const { card } = entry
    const state = stateOf(entry)
    const places =
      next && placesOf(card.registration, counts.get(card.id), { date: next, zone: timeZone, now })
    const asks = card.asks ? 'words' : state === 'draft' ? 'new' : undefined
    return {
      card,
      state,
      ...(asks ? { asks } : {}),
      ...(next ? { next } : {}),
      ...(places ? { places } : {}),
      ...(card.needsKey ? { key: (counts.get(card.id)?.keys ?? 0) > 0 ? 'safe' : 'open' } : {}),
    }
  })
  return { ...file, meetings: meetings.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)) }
}

/** What has no date any more comes last. */
function orderOf({ next, card }: ListedMeeting): string {
  return `${next ? `${next.date}T${next.from}` : '~'} ${card.title.de}`
}

/** Meetings of which other words wait for somebody who reads them: one query. */
export function meetingsAsking(ctx: Pick<Context, 'table'>, house: string): Promise<Asking[]> {
  return readAsking(ctx.table, house)
}

/** Meetings by id, in no order. */
export async function loadMeetings(ctx: Pick<Context, 'table'>, ids: readonly string[]): Promise<Meeting[]> {
  return ids.length === 0 ? [] : readMeetings(ctx.table, [...new Set(ids)])
}

/** All meetings of a house as its programme has them, with their dates: one query. */
export function loadEntries(ctx: Pick<Context, 'table'>, house: string): Promise<Entry[]> {
  return readEntries(ctx.table, house)
}

/** Single meetings as the programmes of their houses have them, in no order; what is gone is missing. One read each. */
export async function loadSomeEntries(
  ctx: Pick<Context, 'table'>,
  of: readonly { house: string; meeting: string }[],
): Promise<Entry[]> {
  const entries = await Promise.all(of.map(({ house, meeting }) => readEntry(ctx.table, house, meeting)))
  return entries.filter((entry) => entry !== undefined)
}
