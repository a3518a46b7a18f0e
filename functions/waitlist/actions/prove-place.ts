import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { enteringWrite, readLedger } from '../../contacts/actions/ledger.ts'
import { limitRefusal, mostOf, newLedger } from '../../contacts/rules/limits.ts'
import { sheetWrites } from '../../rooms/actions/load-room-days.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import { dayOf } from '../rules/day-of.ts'
import type { Sheets } from '../rules/day-of.ts'
import { obstaclesOf, placeClaim, witnessOf } from '../rules/fit.ts'
import { isKnown, placeAfter, placeStateAt, wishChanges } from '../rules/place.ts'
import type { Place } from '../schema.ts'
import { nextPlaceWrite } from '../store.ts'
import { lineOf } from './end-place.ts'
import { openPlaceAs } from './load.ts'
import type { OpenedPlace } from './load.ts'
import { offeredTo } from './offer-freed.ts'
import { withSheets } from './sheets.ts'

/**
 * By the link of the first mail: from now on time is held for whoever waits, at once if it has become free meanwhile. Proving twice is no
 * fault. Refuses with `not-allowed` (another link), `already-decided` (it is over), or with the limits of its contact.
 */
export async function provePlace(ctx: Context, actor: Actor, { id }: { id: string }): Promise<Place> {
  return retryIfChanged(async () => {
    const file = await openPlaceAs(ctx, actor, id)
    const { place, house, rooms } = file
    if (!file.isProved) throw new Refusal('forbidden', 'not-allowed')
    if (isKnown(place)) return place
    const terms = { house, rooms, now: ctx.now() }
    const state = placeStateAt(place, terms.now)
    if (state !== 'waiting') throw new Refusal('conflict', 'already-decided', { state })
    const claim = placeClaim(place, terms)
    const sheets = await withSheets(ctx, house.id, claim, new Map())
    const obstacles = obstaclesOf(place, claim, sheets, terms)
    const waiting = placeAfter(place, lineOf(ctx, file.by, 'waiting'), { provedAt: terms.now })
    const isFree = obstacles.length === 0
    const after = isFree ? { ...offeredTo(ctx, waiting, terms), version: waiting.version } : waiting
    const stamp = ctx.newId()
    const changes = isFree
      ? claim.map((change) => asRead(change, sheets))
      : [...witnessOf(place, obstacles, [], { house: house.id, stamp }), ...seenAnew(place, stamp)]
    await ctx.table.transact([
      ...sheetWrites(ctx, changes, house),
      nextPlaceWrite(after, house.retentionMonths),
      await countedWrite(ctx, file),
    ])
    return after
  })
}

/** Nobody who competes for the time has come in between. */
function asRead(change: SheetChange, sheets: Sheets): SheetChange {
  return { ...change, seen: { stamp: sheets.get(dayOf(change))?.stamp } }
}

/** Whoever gives the time back now, and has read the sheets before, looks again: from now on somebody waits who may have it. */
function seenAnew(place: Place, stamp: string): SheetChange[] {
  return wishChanges(place).map((change) => ({ ...change, stamp }))
}

/** It counts among what its contact asks for on a day, as they are known by now. */
async function countedWrite(ctx: Context, { place, house }: OpenedPlace): Promise<Write> {
  const { id, contactId } = place
  const now = ctx.now()
  const ledger = (await readLedger(ctx.table, house.id, contactId)) ?? newLedger(contactId)
  const isLimited = ctx.settings.rateLimits
  const waitingOnly = { ...house, maxOpenRequests: Infinity }
  const refusal = isLimited ? limitRefusal(ledger, { house: waitingOnly, now }) : undefined
  if (refusal) throw refusal
  const most = isLimited ? mostOf(waitingOnly) : undefined
  return enteringWrite({ house: house.id, id, ledger, now, isOpen: false, isProved: true, most })
}
