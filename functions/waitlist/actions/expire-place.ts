import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { placeStateAt } from '../rules/place.ts'
import { endPlace, lineOf } from './end-place.ts'
import { openPlace } from './load.ts'

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
