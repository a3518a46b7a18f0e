import type { Context } from '../../../shared/context.ts'
import { addDays } from '../../../shared/time/civil.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { relatedRooms } from '../../rooms/rules/related.ts'
import { fallToBlocks, givesBack } from '../../rooms/rules/sheet-change.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import type { DaySheet, Room } from '../../rooms/schema.ts'
import { dayOf } from '../rules/day-of.ts'
import { offerFreed } from './offer-freed.ts'
import type { GivenBack } from './offer-freed.ts'
import { withSheets } from './sheets.ts'

export interface GivingBack extends Pick<HouseWithRooms, 'house' | 'rooms'> {
  /** Sheets that were read already; others are read as far as they are needed. */
  known?: readonly DaySheet[]
}

/**
 * What becomes of time that is given back: under a block it falls to the block, else to the first in the queue whose wish fits,
 * in the same transaction. Nothing more is read or written where nothing is given back. Refuses with nothing; whether all still
 * is as it was read is part of the writes (`changed-meanwhile`).
 */
export async function giveBack(
  ctx: Context,
  slots: readonly SheetChange[],
  { house, rooms, known = [] }: GivingBack,
): Promise<GivenBack> {
  const giving = slots.filter(givesBack)
  if (giving.length === 0) return { slots: [...slots], writes: [] }
  const sheets = await withSheets(ctx, house.id, giving, new Map(known.map((sheet) => [dayOf(sheet), sheet])))
  const terms = { zone: house.timeZone, stamp: ctx.newId() }
  const blocked = slots.map((slot) =>
    giving.includes(slot) ? fallToBlocks(slot, sheets.get(dayOf(slot)), terms) : slot,
  )
  const around = await withSheets(ctx, house.id, daysAround(giving, rooms), sheets)
  return offerFreed(ctx, blocked, { house, rooms, sheets: around })
}

/** Where else somebody may wait for what becomes free: in related rooms, and over midnight where rooms have a turnover. */
function daysAround(giving: readonly SheetChange[], rooms: readonly Room[]) {
  return giving.flatMap(({ room, date, free }) => {
    const own = rooms.find(({ id }) => id === room)
    const all = [...(own ? [own] : []), ...relatedRooms(rooms, room)]
    const gap = Math.max(0, ...all.map(({ gapMinutes }) => gapMinutes)) / 15
    const quarters = [...free.keys()]
    const dates = [
      date,
      ...(Math.min(...quarters) < gap ? [addDays(date, -1)] : []),
      // A day has 92 quarters at least.
      ...(Math.max(...quarters) >= 92 - gap && gap > 0 ? [addDays(date, 1)] : []),
    ]
    return all.flatMap(({ id }) => dates.map((day) => ({ room: id, date: day })))
  })
}
