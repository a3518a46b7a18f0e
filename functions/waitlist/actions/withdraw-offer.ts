import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { sheetWrites } from '../../rooms/actions/load-room-days.ts'
import { releaseChanges } from '../../rooms/rules/claim.ts'
import { mergeChanges } from '../../rooms/rules/sheet-change.ts'
import { placeAfter } from '../rules/place.ts'
import { nextPlaceWrite } from '../store.ts'
import { giveBack } from './give-back.ts'
import { openPlace } from './load.ts'

/** What was held for somebody out of the queue is no longer to be had: the house closes. They go on waiting, in their place. */
export async function withdrawOffer(ctx: Context, id: string): Promise<void> {
  await retryIfChanged(async () => {
    const { place, house, rooms } = await openPlace(ctx, id)
    if (place.state !== 'offered') return
    const waiting = placeAfter(place, {
      id: ctx.newId(),
      at: ctx.now(),
      by: { kind: 'system' },
      what: 'waiting',
    })
    const released = place.rooms.flatMap((room) =>
      releaseChanges({
        house: house.id,
        room: { id: room, gapMinutes: 0 },
        zone: house.timeZone,
        id,
        use: place,
      }),
    )
    const { slots, writes } = await giveBack(ctx, mergeChanges(released), { house, rooms })
    await ctx.table.transact([
      ...sheetWrites(ctx, slots, house),
      ...writes,
      nextPlaceWrite(waiting, house.retentionMonths),
    ])
  })
}
