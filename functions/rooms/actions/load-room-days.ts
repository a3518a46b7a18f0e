import type { Context } from '../../../shared/context.ts'
import type { Write } from '../../../shared/table/write.ts'
import { epochSeconds } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { goesAfter } from '../../houses/rules/retention.ts'
import type { House } from '../../houses/schema.ts'
import { relatedRooms, withRelated } from '../rules/related.ts'
import { mergeChanges } from '../rules/sheet-change.ts'
import type { SheetChange } from '../rules/sheet-change.ts'
import type { Room } from '../schema.ts'
import { readDaySheets, readScatteredSheets, sheetWrite } from '../store/day-sheet.ts'
import type { RoomDays } from '../rules/free.ts'

export type { RoomDays, Slot } from '../rules/free.ts'

/**
 * Sheets of several rooms, from one date to another inclusive: one query a room. `all` rooms of the house, where there are
 * some that contain or exclude each other: those related to the chosen ones are read too.
 */
export async function loadRoomDays(
  ctx: Pick<Context, 'table'>,
  chosen: readonly Room[],
  days: { from: LocalDate; to: LocalDate; consistent?: boolean; all?: readonly Room[] },
): Promise<RoomDays[]> {
  const { all = chosen, ...span } = days
  const read = await Promise.all(
    withRelated(all, chosen).map(async (room) => {
      const sheets = await readDaySheets(ctx.table, room, span)
      return { room, sheets: new Map(sheets.map((sheet) => [sheet.date, sheet])) }
    }),
  )
  return chosen.map((room) => {
    const ids = relatedRooms(all, room.id).map(({ id }) => id)
    const own = read.find((other) => other.room.id === room.id)
    return {
      room,
      sheets: own?.sheets ?? new Map(),
      related: read.filter((other) => ids.includes(other.room.id)),
    }
  })
}

/** Single day sheets of several rooms, in no order; a day without any use has none. Where they are only shown, for half the price. */
export function loadSheets(
  ctx: Pick<Context, 'table'>,
  days: readonly { house: string; room: string; date: LocalDate }[],
  how?: { consistent: boolean },
) {
  return readScatteredSheets(ctx.table, days, how)
}

/**
 * The writes for changes of day sheets, one an item, in the transaction of whoever asks. A sheet goes with all that stood on it when the
 * months of its house are over: then there is nothing to change.
 */
export function sheetWrites(
  ctx: Pick<Context, 'now'>,
  changes: readonly SheetChange[],
  { retentionMonths }: Pick<House, 'retentionMonths'>,
): Write[] {
  const now = epochSeconds(ctx.now())
  return mergeChanges(changes)
    .map((change) => ({ change, goes: goesAfter(change.date, retentionMonths) }))
    .filter(({ goes }) => goes > now)
    .map(({ change, goes }) => sheetWrite(change, goes))
}
