import type { Context } from '../../../shared/context.ts'
import type { Write } from '../../../shared/table/write.ts'
import { mergeChanges } from '../../rooms/rules/sheet-change.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import { heldUntil } from '../rules/hold.ts'
import { placeAfter } from '../rules/place.ts'
import { isOfferable, isTouched, obstaclesOf, placeClaim, sheetsAfter, witnessOf } from '../rules/fit.ts'
import type { QueueTerms } from '../rules/fit.ts'
import type { Sheets } from '../rules/day-of.ts'
import type { Place } from '../schema.ts'
import { nextPlaceWrite, readPlaces } from '../store.ts'
import { withSheets } from './sheets.ts'

export interface GivenBack {
  slots: SheetChange[]
  /** Places in the queue that get what became free. */
  writes: Write[]
}

interface Freed extends Omit<QueueTerms, 'now'> {
  /** As they were read, before the changes. */
  sheets: Sheets
}

/**
 * Offers what changes give back to those who wait for it: each in the order of the queue, if all of its slot in all of its rooms
 * is free afterwards. It is held for them from this very write on, so that nobody comes in between.
 */
export async function offerFreed(
  ctx: Context,
  slots: readonly SheetChange[],
  { house, rooms, sheets }: Freed,
): Promise<GivenBack> {
  const terms = { house, rooms, now: ctx.now() }
  const waiting = await placesWaiting(ctx, sheetsAfter(sheets, slots), terms)
  const claims = waiting.map((place) => ({ place, claim: placeClaim(place, terms) }))
  const touched = claims.filter(({ claim }) => isTouched(claim, slots))
  if (touched.length === 0) return { slots: [...slots], writes: [] }
  const days = touched.flatMap(({ claim }) => claim)
  const all = await withSheets(ctx, house.id, days, sheets)
  let changes = [...slots]
  const writes: Write[] = []
  for (const { place, claim } of touched) {
    const obstacles = obstaclesOf(place, claim, sheetsAfter(all, changes), terms)
    const isFree = obstacles.length === 0
    if (isFree) writes.push(nextPlaceWrite(offeredTo(ctx, place, terms), house.retentionMonths))
    const more = isFree
      ? claim
      : witnessOf(place, obstacles, changes, { house: house.id, stamp: ctx.newId() })
    changes = mergeChanges([...changes, ...more])
  }
  return { slots: changes, writes }
}

/** In the order of the queue. */
async function placesWaiting(ctx: Context, sheets: Sheets, terms: QueueTerms): Promise<Place[]> {
  const ids = new Set([...sheets.values()].flatMap(({ wishes }) => [...wishes.keys()]))
  const places = ids.size === 0 ? [] : await readPlaces(ctx.table, [...ids])
  const offerable = places.filter((place) => isOfferable(place, terms))
  return offerable.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
}

function orderOf({ since, id }: Place): string {
  return `${since} ${id}`
}

/** The place once its time is held for it. */
export function offeredTo(ctx: Pick<Context, 'newId'>, place: Place, { house, now }: QueueTerms): Place {
  const until = heldUntil(place.startsAt, now, house.timeZone)
  const line = { id: ctx.newId(), at: now, by: { kind: 'system' }, what: 'offered' } as const
  return placeAfter(place, line, { offer: { until } })
}
