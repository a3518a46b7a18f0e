import type { Context } from './context.ts'
import { Refusal } from './refusal.ts'
import { absent, below, either } from './table/expression.ts'
import type { UpdateWrite } from './table/write.ts'
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

/** The span of time in which a use counts now: its item, its end in epoch seconds, and what whoever comes too often is told. */
function windowOf({ purpose, of, minutes, named }: Limit, now: Instant) {
  const length = minutes * 60_000
  const window = Math.floor(epochMilliseconds(now) / length)
  const end = epochSeconds(instantOfEpoch((window + 1) * length))
  const facts = { retryAfter: end - epochSeconds(now), ...(named === undefined ? {} : { limit: named }) }
  return {
    key: { pk: `LIMIT#${purpose}#${of}`, sk: `WINDOW#${window}` },
    end,
    refuse: () => new Refusal('too-many', 'too-many-requests', facts),
  }
}

/**
 * Counts one use, as a write to put beside others; refuses with `too-many-requests` and `retryAfter` in seconds when the window is
 * used up. Windows are fixed spans of time (every full hour), so at their border twice as many may pass.
 */
export function spendWrite(limit: Limit, now: Instant): UpdateWrite {
  const { key, end, refuse } = windowOf(limit, now)
  return {
    kind: 'update',
    key,
    set: { type: 'limit', ttl: end + 60 },
    add: { count: 1 },
    when: [either(absent('pk'), below('count', limit.most))],
    refuse,
  }
}

/** What the count would refuse now, for whoever would else begin something long that its last write refuses. It counts nothing. */
export async function spentRefusal(
  { table, now }: Pick<Context, 'table' | 'now'>,
  limit: Limit,
): Promise<Refusal | undefined> {
  const { key, refuse } = windowOf(limit, now())
  const count = (await table.get(key))?.['count'] ?? 0
  return Number(count) < limit.most ? undefined : refuse()
}

/** The same at once, on its own: what is refused afterwards has still been counted. */
export async function spend(ctx: Pick<Context, 'table' | 'now'>, limit: Limit): Promise<void> {
  await ctx.table.transact([spendWrite(limit, ctx.now())])
}
