import type { Context } from '../../../shared/context.ts'
import { sheetWrites } from '../../rooms/actions/load-room-days.ts'
import { releaseChanges } from '../../rooms/rules/claim.ts'
import { emptyChange, mergeChanges } from '../../rooms/rules/sheet-change.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import { placeAfter } from '../rules/place.ts'
import type { Place, PlaceLine } from '../schema.ts'
import { nextPlaceWrite } from '../store.ts'
import { giveBack } from './give-back.ts'
import type { PlaceFile } from './load.ts'

/** The place goes, and with it its wish; what was held for it goes to whoever is next. */
export async function endPlace(ctx: Context, file: PlaceFile, line: PlaceLine): Promise<Place> {
  const { place, house, rooms } = file
  const ended = placeAfter(place, line)
  const { slots, writes } = await giveBack(ctx, leavingChanges(place, file), { house, rooms })
  await ctx.table.transact([
    ...sheetWrites(ctx, slots, house),
    ...writes,
    nextPlaceWrite(ended, house.retentionMonths),
  ])
  return ended
}

/** Takes wish and, where the slot is held, quarters and entry of a place off the sheets. */
export function leavingChanges(place: Place, { house }: Pick<PlaceFile, 'house'>): SheetChange[] {
  const { id, rooms, date, state } = place
  const zone = house.timeZone
  const wishes = new Map([[id, undefined]])
  const gone = rooms.map((room) => ({ ...emptyChange(house.id, room, date), wishes }))
  const held = rooms.flatMap((room) =>
    releaseChanges({ house: house.id, room: { id: room, gapMinutes: 0 }, zone, id, use: place }),
  )
  return mergeChanges(state === 'offered' ? [...gone, ...held] : gone)
}

/** A line of a place's history as it is written at this moment. */
export function lineOf(ctx: Context, by: PlaceLine['by'], what: PlaceLine['what']): PlaceLine {
  return { id: ctx.newId(), at: ctx.now(), by, what }
}
