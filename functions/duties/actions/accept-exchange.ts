import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { hasAlready } from '../rules/duties.ts'
import type { Taker } from '../schema.ts'
import { takingWrites, replacingWrite } from '../store/duties.ts'
import type { Exchange } from './exchange.ts'
import { openExchange } from './open-exchange.ts'
import { requireOpen, dutyNamed, ofDate } from './load.ts'

/** Takes over a duty for which somebody looks for another, or changes with them: what was asked. */
export function acceptExchange(ctx: Context, exchange: Exchange): Promise<void> {
  return retryIfChanged(async () => {
    const { file, taker, duty, other, helper } = await openExchange(ctx, exchange)
    requireOpen(ctx, file)
    const hasIt = hasAlready(helper, file.takers)
    if (hasIt) throw new Refusal('conflict', 'offer-over')
    if (taker === undefined) {
      const { needed } = dutyNamed(file, duty)
      await ctx.table.transact(takingWrites(ofDate(file), handed(ctx, helper), { needed }))
      return
    }
    const isSwap = taker.swap?.taker === helper.id
    if (isSwap) requireOpen(ctx, other)
    if (!isSwap && taker.standInSince === undefined) throw new Refusal('conflict', 'offer-over')
    const here = handed(ctx, helper)
    const there = handed(ctx, taker)
    await ctx.table.transact([
      replacingWrite(ofDate(file), taker, here),
      ...(isSwap ? [replacingWrite(ofDate(other), helper, there)] : []),
    ])
  })
}

/** The same person with the same duty on another date. */
function handed(ctx: Pick<Context, 'newId' | 'now'>, taker: Taker): Taker {
  const { standInSince: _since, swap: _swap, rota: _rota, ...person } = taker
  return { ...person, id: ctx.newId(), at: ctx.now() }
}
