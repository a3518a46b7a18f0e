import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Item, Key } from '../../../shared/table/write.ts'

import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { isShown, knownDates, publicDates, stateOf } from '../rules/dates.ts'
import { placesOf } from '../rules/places.ts'
import type { Places } from '../rules/places.ts'
import type { Meeting } from '../schema.ts'
import type { Counts } from '../schema/counts.ts'
import type { Entry, MeetingDate } from '../schema/entry.ts'
import { readManyCounts } from '../store/counts.ts'
import { readPublicItems } from '../store/public-items.ts'

export interface PublicMeeting extends HouseWithRooms {
  meeting: Meeting
  entry: Entry
  /** Those that others may see, in order. */
  dates: MeetingDate[]
}

export interface PublicDate extends PublicMeeting {
  date: MeetingDate
  counts?: Counts
  places?: Places
  /** What was read besides, for later slices to parse. */
  besides: Item[]
}

/** A meeting as everybody may see it: two reads. Refuses with `not-found`, also what is a draft. */
export async function readPublicMeeting(
  ctx: Pick<Context, 'table'>,
  { house, meeting: id }: { house: string; meeting: string },
): Promise<PublicMeeting> {
  const [file, items] = await Promise.all([
    loadRooms(ctx, house),
    readPublicItems(ctx.table, { house, meeting: id }),
  ])
  return { ...file, ...shown(items, house) }
}

/** The same with one of its dates, and how many come to it: two reads. Refuses with `not-found` unless the meeting is in the programme. */
export async function readPublicDate(
  ctx: Pick<Context, 'table' | 'now'>,
  of: { house: string; meeting: string; key: string },
): Promise<PublicDate> {
  const known = await readKnownDate(ctx, of)
  if (stateOf(known.entry) !== 'published') throw new Refusal('not-found', 'not-found', { date: of.key })
  return known
}

/** The same, also of a meeting that pauses or has ended: whoever has the link to a date is told so. */
export async function readKnownDate(
  ctx: Pick<Context, 'table' | 'now'>,
  { house, meeting: id, key }: { house: string; meeting: string; key: string },
  besides: readonly Key[] = [],
): Promise<PublicDate> {
  const of = { house, meeting: id, key }
  const [file, items] = await Promise.all([loadRooms(ctx, house), readPublicItems(ctx.table, of, besides)])
  const known = shown(items, house)
  const date = knownDates(known.entry).find((each) => each.key === key)
  if (date === undefined) throw new Refusal('not-found', 'not-found', { date: key })
  const { counts } = items
  const moment = { date, zone: file.house.timeZone, now: ctx.now() }
  const places = placesOf(known.entry.card.registration, counts, moment)
  return {
    ...file,
    ...known,
    date,
    besides: items.besides,
    ...(counts ? { counts } : {}),
    ...(places ? { places } : {}),
  }
}

/** Those of some dates to come that somebody can still have a place at, or wait for one: a read for them all, none where there is always room. */
export async function datesWithRoom(
  ctx: Pick<Context, 'table' | 'now'>,
  { meeting, entry, house }: PublicMeeting,
  dates: readonly MeetingDate[],
): Promise<MeetingDate[]> {
  const { registration } = entry.card
  if (registration.places === undefined || registration.waitingList) return [...dates]
  const names = dates.map(({ key }) => ({ house: house.id, meeting: meeting.id, key }))
  const counts = new Map((await readManyCounts(ctx.table, names)).map((each) => [each.key, each]))
  return dates.filter((date) => {
    const moment = { date, zone: house.timeZone, now: ctx.now() }
    const places = placesOf(registration, counts.get(date.key), moment)
    return places === undefined || places.taken < places.all
  })
}

function shown(
  { meeting, entry }: Awaited<ReturnType<typeof readPublicItems>>,
  house: string,
): Pick<PublicMeeting, 'meeting' | 'entry' | 'dates'> {
  const isThere = meeting !== undefined && entry !== undefined && meeting.house === house
  if (!isThere || !isShown(entry)) throw new Refusal('not-found', 'not-found')
  return { meeting, entry, dates: publicDates(entry) }
}
