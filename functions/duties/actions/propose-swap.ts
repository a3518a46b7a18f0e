import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { isSamePerson } from '../rules/duties.ts'
import type { Taker } from '../schema.ts'
import { saySomething, nobody } from './exchange.ts'
import type { Own } from './exchange.ts'
import { openDuties, requireOpen } from './load.ts'

/** Would change with somebody who has the same duty on another date; that person decides. */
export function proposeSwap(
  ctx: Context,
  { swap, ...own }: Own & { swap: NonNullable<Taker['swap']> },
): Promise<Taker> {
  return saySomething(ctx, own, async (taker) => {
    const other = await openDuties(ctx, nobody, { id: own.id, key: swap.key })
    requireOpen(ctx, other)
    const meant = other.takers.find(({ id, duty }) => id === swap.taker && duty === taker.duty)
    if (meant === undefined || isSamePerson(meant, taker))
      throw new Refusal('not-found', 'not-found', { taker: swap.taker })
    return { ...taker, swap }
  })
}
