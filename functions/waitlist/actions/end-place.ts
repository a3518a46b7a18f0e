import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { sheetWrites } from '../../rooms/actions.ts'
import { releaseChanges } from '../../rooms/rules/claim.ts'
import { emptyChange, mergeChanges } from '../../rooms/rules/sheet-change.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import { placeAfter, placeStateAt } from '../rules/place.ts'
import type { Place, PlaceLine } from '../schema.ts'
import { nextPlaceWrite } from '../store.ts'
import { giveBack } from './give-back.ts'
import { openPlace, openPlaceAs } from './load.ts'
import type { PlaceFile } from './load.ts'

/** Leaves the queue; a slot that was held goes to the next. Leaving what is over already is no fault. */
export async function leavePlace(ctx: Context, actor: Actor, { id }: { id: string }): Promise<Place> {
  return retryIfChanged(async () => {
    const file = await openPlaceAs(ctx, actor, id)
    const { place, by } = file
    if (place.state === 'taken') throw new Refusal('conflict', 'already-decided', { state: place.state })
    if (place.state === 'left' || place.state === 'expired') return place
    return endPlace(ctx, file, lineOf(ctx, by, 'left'))
  })
}

/** Ends an offer whose time is up, or a waiting that was in vain. False if it is not time yet. */
export async function expirePlace(ctx: Context, id: string): Promise<boolean> {
  return retryIfChanged(async () => {
    const file = await openPlace(ctx, id)
    const { place } = file
    if (placeStateAt(place, ctx.now()) !== 'expired' || place.state === 'expired') return false
    await endPlace(ctx, file, lineOf(ctx, { kind: 'system' }, 'expired'))
    return true
  })
}

/** The place goes, and with it its wish; what was held for it goes to whoever is next. */
async function endPlace(ctx: Context, file: PlaceFile, line: PlaceLine): Promise<Place> {
  const { place, house, rooms } = file
  const ended = placeAfter(place, line)
  const { slots, writes } = await giveBack(ctx, leavingChanges(place, file), { house, rooms })
  await ctx.table.transact([...sheetWrites(slots), ...writes, nextPlaceWrite(ended, house.retentionMonths)])
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
