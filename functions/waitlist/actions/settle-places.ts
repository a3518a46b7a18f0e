import type { Context } from '../../../shared/context.ts'
import { workOff } from '../../../shared/due-work.ts'
import { duePlaces } from '../store.ts'
import { expirePlace } from './expire-place.ts'

/** Gives on what was offered and not taken in time, and ends what was waited for in vain. */
export function settlePlaces(ctx: Context): Promise<void> {
  return workOff(ctx, {
    due: duePlaces,
    work: async (id) => ((await expirePlace(ctx, id)) ? 'again' : undefined),
    failed: 'an offer could not be settled',
  })
}
