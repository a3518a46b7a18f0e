import type { Context } from '../../../shared/context.ts'
import { invalidField } from '../../../shared/refusal.ts'
import { addDays, today } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { House } from '../../houses/schema.ts'
import { loadRoomDays } from '../../rooms/actions/load-room-days.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { PublicUses } from '../contract/json.ts'
import { partOf } from '../rules/public-uses.ts'
import { namesTag } from '../rules/tag.ts'
import { allUsesOf, isPublished } from '../rules/uses.ts'
import { calendarKey, readCalendarState } from '../store.ts'

const longestDays = 92
const usualDays = 31

/** Counts the ways in which it has been written, for the tag: to be raised with each change of what the same data give. */
const edition = 1

export interface UsesQuery {
  house: string
  from?: LocalDate | undefined
  to?: LocalDate | undefined
  /** `If-None-Match`, as it came. */
  known?: string | undefined
}

/**
 * What is on in a house from one day to another. Whoever has the right copy costs the house, its rooms and half a unit more; else one query for
 * each room. The tag counts the changes that were told before the days were read: a later one leads to another.
 */
export async function readPublicUses(
  ctx: Pick<Context, 'table' | 'now'>,
  { house: id, known, ...wanted }: UsesQuery,
): Promise<{ etag: string; uses?: PublicUses }> {
  const [{ house, rooms }, { version = 0 }] = await Promise.all([
    loadRooms(ctx, id),
    readCalendarState(ctx.table, calendarKey(id), 'de'),
  ])
  const { from, to } = spanOf(house, ctx.now(), wanted)
  const etag = `"j${edition}-${version}-${from}-${to}"`
  if (namesTag(known, etag)) return { etag }
  // A day more on both sides, for what lasts over midnight.
  const span = { from: addDays(from, -1), to, consistent: true }
  const days = await loadRoomDays(ctx, rooms, span)
  const all = allUsesOf(days, (_, entry) => isPublished(entry))
  return { etag, uses: { house: id, timeZone: house.timeZone, from, ...partOf(all, { from, to }) } }
}

function spanOf(
  { timeZone }: House,
  now: string,
  { from = today(now, timeZone), to = addDays(from, usualDays) }: Pick<UsesQuery, 'from' | 'to'>,
): { from: LocalDate; to: LocalDate } {
  if (from < to && to <= addDays(from, longestDays)) return { from, to }
  throw invalidField('/to', 'invalid-input', { days: longestDays })
}
