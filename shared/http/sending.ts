import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { spend } from '../limit.ts'
import type { Route } from './contract.ts'

/**
 * Counts a call for the network address it came from, if its contract limits it so; refuses with `too-many-requests` when the window is
 * used up. What was not valid has not come so far, and counts nothing.
 */
export async function countSending(
  ctx: Pick<Context, 'table' | 'now' | 'settings'>,
  { limit }: Pick<Route, 'limit'>,
  { kind, address }: Actor,
): Promise<void> {
  if (typeof limit !== 'object' || kind === 'system' || !ctx.settings.rateLimits) return
  const { purpose, most, minutes } = limit
  await spend(ctx, { purpose, of: address, most, minutes })
}
