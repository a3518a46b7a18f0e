import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { readDuePlaceIds } from '../store.ts'
import { expirePlace } from './expire-place.ts'

/**
 * Gives on what was offered and not taken in time, and ends what was waited for in vain: until nothing is due. What fails is left
 * for the next time and does not stop the others.
 */
export async function settlePlaces(ctx: Context): Promise<void> {
  const failed = new Set<string>()
  for (let round = 0; round < 50; round++) {
    const due = (await readDuePlaceIds(ctx.table, ctx.now())).filter((id) => !failed.has(id))
    if (due.length === 0) return
    for (const id of due) {
      const isSettled = await expirePlace(ctx, id).catch((error: unknown) => tell(ctx, id, error))
      // An index lags behind: what is settled already may still be listed.
      if (!isSettled) failed.add(id)
    }
  }
}

function tell(ctx: Context, id: string, error: unknown): false {
  if (!(error instanceof Refusal))
    ctx.log.error('an offer could not be settled', { place: id, error: String(error) })
  return false
}
