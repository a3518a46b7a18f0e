import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Place } from '../schema.ts'
import { endPlace, lineOf } from './end-place.ts'
import { openPlaceAs } from './load.ts'

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
