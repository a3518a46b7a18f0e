import { settleClosures } from '../../functions/blocks/actions/settle-closures.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import type { Context } from '../../shared/context.ts'

/** One round of all timers that settle what is due, as they fall due every five minutes. */
export async function settleAll(ctx: Context): Promise<void> {
  await settleClosures(ctx)
  await settleDeadlines(ctx)
}
