import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { sameToken } from '../../contacts/rules/access.ts'
import { hasAlready, isSamePerson, keyDuty, mayCall } from '../rules/duties.ts'
import { exchangeToken, openKeyToken } from '../rules/tokens.ts'
import type { Taker } from '../schema.ts'
import { replacingWrite, takingWrites } from '../store/duties.ts'
import { dutyNamed, ofDate, openDuties, requireOpen, takerOf } from './load.ts'
import type { DutyFile } from './load.ts'

const nobody = { kind: 'visitor', address: '' } as const

interface Own {
  id: string
  key: string
  token: string
}

/** Somebody looks for another who does it; the others with this duty are asked by mail. Until one says yes it is theirs. */
export function callStandIn(ctx: Context, own: Own): Promise<Taker> {
  return saySomething(ctx, own, (taker) =>
    mayCall(taker, ctx.now()) ? { ...taker, standInSince: ctx.now() } : taker,
  )
}

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

async function saySomething(
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

export interface OpenedExchange {
  file: DutyFile
  /** Whose duty it is now; of a key that nobody has there is none. */
  taker?: Taker | undefined
  duty: string
  other: DutyFile
  helper: Taker
}

/** Refuses with `not-allowed` (a wrong link), or `not-found` where somebody else was quicker. */
export async function openExchange(ctx: Context, { id, key, token, by }: Exchange): Promise<OpenedExchange> {
  const [otherKey = '', helperId = ''] = by.split('~')
  const [file, other] = [
    await openDuties(ctx, nobody, { id, key }),
    await openDuties(ctx, nobody, { id, key: otherKey }),
  ]
  const secret = await ctx.secret()
  const taker = file.takers.find((each) => sameToken(token, exchangeToken(secret, each.id, by)))
  const helper = other.takers.find((each) => each.id === helperId)
  if (helper === undefined) throw new Refusal('not-found', 'not-found')
  const isKey = sameToken(token, openKeyToken(secret, { meeting: id, key }, by))
  if (taker === undefined && !isKey) throw new Refusal('gone', 'offer-over')
  return { file, taker, duty: taker?.duty ?? keyDuty, other, helper }
}

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
