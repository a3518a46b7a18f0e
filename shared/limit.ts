import type { Context } from './context.ts'
import { Refusal } from './refusal.ts'
import { absent, below, either } from './table/expression.ts'
import type { Write } from './table/write.ts'
import { epochMilliseconds, epochSeconds, instantOfEpoch } from './time/civil.ts'
import type { Instant } from './time/civil.ts'

/** So many times within so many minutes, counted for one caller (a hash or an id, never an address). */
export interface Limit {
  purpose: string
  of: string
  most: number
  minutes: number
  /** What a refusal calls it, for its words. */
  named?: string
}

/**
 * Counts one use, as a write to put beside others; refuses with `too-many-requests` and `retryAfter` in seconds when the window is
 * used up. Windows are fixed spans of time (every full hour), so at their border twice as many may pass.
 */
export function spendWrite({ purpose, of, most, minutes, named }: Limit, now: Instant): Write {
  const length = minutes * 60_000
  const window = Math.floor(epochMilliseconds(now) / length)
  const end = epochSeconds(instantOfEpoch((window + 1) * length))
  const facts = { retryAfter: end - epochSeconds(now), ...(named === undefined ? {} : { limit: named }) }
  const refuse = () => new Refusal('too-many', 'too-many-requests', facts)
  return {
    kind: 'update',
    key: { pk: `LIMIT#${purpose}#${of}`, sk: `WINDOW#${window}` },
    set: { type: 'limit', ttl: end + 60 },
    add: { count: 1 },
    when: [either(absent('pk'), below('count', most))],
    refuse,
  }
}

/** The same at once, on its own: what is refused afterwards has still been counted. */
export async function spend(ctx: Pick<Context, 'table' | 'now'>, limit: Limit): Promise<void> {
  await ctx.table.transact([spendWrite(limit, ctx.now())])
}
