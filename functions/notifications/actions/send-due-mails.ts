import type { Context } from '../../../shared/context.ts'
import { readDueMailIds } from '../store.ts'
import { sendRound } from './send-round.ts'

/** Sends what is due, longest due first. */
export async function sendDueMails(ctx: Context): Promise<void> {
  await sendRound(ctx, () => readDueMailIds(ctx.table, ctx.now(), 100))
}
