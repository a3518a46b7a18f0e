import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { today } from '../../../shared/time/civil.ts'
import { loadShown } from '../../bookings/actions/load.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { groupsIn, isListed, spanOf, withBookings } from '../rules/listing.ts'
import type { ListedDate, Listing, NamedGroup } from '../rules/listing.ts'
import type { BookedDate } from '../schema.ts'
import { placeInList, readDates } from '../store/dates.ts'
import { groupsOf } from '../../groups/actions/list-groups.ts'
import { loadManagedRooms } from './open.ts'

/** Dates on a page. */
export const mostListed = 30
/** Dates that are read at once, and how often for one page: where few fit, the page ends and says where it goes on. */
const mostRead = 150
const mostTurns = 4

export interface BookingList extends HouseWithRooms {
  dates: ListedDate[]
  /** Those that hold some of these dates, and the one that was asked for: to choose from. */
  groups: NamedGroup[]
  /** Where the next page begins, as `placeInList` says. */
  next?: string
}

/**
 * Dates of a house in the order of the calendar, a page of them: one query for the house, one to four for the dates, and a batch for their
 * bookings. What was written a moment ago may be missing.
 */
export async function listBookings(
  ctx: Pick<Context, 'table' | 'now'>,
  actor: Actor,
  { house: id, listing, at }: { house: string; listing: Listing; at?: string | undefined },
): Promise<BookingList> {
  const file = await loadManagedRooms(ctx, actor, { house: id })
  const day = today(ctx.now(), file.house.timeZone)
  const { found, next } = await readPage(ctx, { house: id, listing, at, day })
  const bookings = await loadShown(ctx, [...new Set(found.map(({ booking }) => booking))])
  const dates = withBookings(found, bookings)
  const groups = await withAsked(ctx, { house: id, listing, groups: groupsIn(dates) })
  return { ...file, dates, groups, ...(next === undefined ? {} : { next }) }
}

/** All groups of a house may be hundreds: nobody pays for them who looks at a page. */
async function withAsked(
  ctx: Pick<Context, 'table'>,
  { house, listing: { group: id }, groups }: { house: string; listing: Listing; groups: NamedGroup[] },
): Promise<NamedGroup[]> {
  if (id === undefined || groups.some((group) => group.id === id)) return groups
  const asked = await groupsOf(ctx, [id])
  return [...groups, ...asked.filter((group) => group.house === house)]
}

interface Page {
  house: string
  listing: Listing
  at?: string | undefined
  day: string
}

/** As many as fit on a page, or what was found among so many. */
export async function readPage(
  { table }: Pick<Context, 'table'>,
  { house, listing, at, day }: Page,
): Promise<{ found: BookedDate[]; next?: string }> {
  const { first, last, backwards } = spanOf(listing, day)
  const found: BookedDate[] = []
  let range = onFrom({ from: first, to: `${last}~`, backwards }, at)
  for (let turn = 0; turn < mostTurns; turn++) {
    const read = await readDates(table, house, { ...range, limit: mostRead + 1 })
    const fitting = read.slice(0, mostRead).filter((date) => isListed(date, listing))
    const more = fitting[mostListed - found.length]
    found.push(...fitting.slice(0, mostListed - found.length))
    if (more !== undefined) return { found, next: placeInList(more) }
    const rest = read[mostRead]
    if (rest === undefined) return { found }
    const place = placeInList(rest)
    if (found.length === mostListed || turn === mostTurns - 1) return { found, next: place }
    range = onFrom(range, place)
  }
  return { found }
}

interface Range {
  from: string
  to: string
  backwards: boolean
}

/** What of a range is left from a place on; a place outside of it says nothing. */
function onFrom(range: Range, place: string | undefined): Range {
  if (place === undefined || place < range.from || place > range.to) return range
  return { ...range, ...(range.backwards ? { to: place } : { from: place }) }
}
