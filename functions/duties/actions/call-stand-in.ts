import type { Context } from '../../../shared/context.ts'
import { mayCall } from '../rules/duties.ts'
import type { Taker } from '../schema.ts'
import { saySomething } from './exchange.ts'
import type { Own } from './exchange.ts'

/** Somebody looks for another who does it; the others with this duty are asked by mail. Until one says yes it is theirs. */
export function callStandIn(ctx: Context, own: Own): Promise<Taker> {
  return saySomething(ctx, own, (taker) =>
    mayCall(taker, ctx.now()) ? { ...taker, standInSince: ctx.now() } : taker,
  )
}
