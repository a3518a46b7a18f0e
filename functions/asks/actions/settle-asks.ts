import type { Context } from '../../../shared/context.ts'
import { workOff } from '../../../shared/due-work.ts'
import { waits } from '../rules/ask.ts'
import { dueAsks, readAsk, droppedAskWrite, askWrite } from '../store.ts'

/** Ends questions that nobody has answered in time; who asked hears of it. What nobody has proved goes. */
export function settleAsks(ctx: Context): Promise<void> {
  return workOff(ctx, {
    due: dueAsks,
    work: async (id) => {
      const ask = await readAsk(ctx.table, id)
      if (ask === undefined || !waits(ask) || ask.until > ctx.now()) return
      const over = { ...ask, state: 'over' as const, version: ask.version + 1 }
      await ctx.table.transact([ask.state === 'unproved' ? droppedAskWrite(ask) : askWrite(over)])
    },
    failed: 'a question could not be ended',
  })
}
