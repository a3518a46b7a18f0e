import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Taker } from '../schema.ts'
import { replacingWrite } from '../store/duties.ts'
import { ofDate, openDuties, requireOpen, takerOf } from './load.ts'

export const nobody = { kind: 'visitor', address: '' } as const

export interface Own {
  id: string
  key: string
  token: string
}

export async function saySomething(
  ctx: Context,
  { id, key, token }: Own,
  next: (taker: Taker) => Taker | Promise<Taker>,
): Promise<Taker> {
  return retryIfChanged(async () => {
    const file = await openDuties(ctx, nobody, { id, key })
    const own = await takerOf(ctx, file.takers, token)
    if (own === undefined) throw new Refusal('forbidden', 'not-allowed')
    requireOpen(ctx, file)
    const after = await next(own.taker)
    if (after === own.taker) return after
    await ctx.table.transact([replacingWrite(ofDate(file), own.taker, after)])
    return after
  })
}

/** Who is asked by a link, about whose duty. `by`: the date and the id of the one who is asked. */
export interface Exchange {
  id: string
  key: string
  token: string
  by: string
}
