import type { Context } from './context.ts'
import { Refusal } from './refusal.ts'
import { absent, below, either } from './table/expression.ts'
import type { Item, UpdateWrite } from './table/write.ts'
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
  /** How many times this is, if not once. */
  takes?: number
  /** What else is counted in the same span of time, by its name: what this takes of it, and what a refusal calls it. */
  also?: Readonly<Record<string, { takes: number; most: number; named: string }>>
}

/** The span of time in which a use counts now: its item, its end in epoch seconds, and what whoever comes too often is told. */
function windowOf({ purpose, of, minutes }: Limit, now: Instant) {
  const length = minutes * 60_000
  const window = Math.floor(epochMilliseconds(now) / length)
  const end = epochSeconds(instantOfEpoch((window + 1) * length))
  const refuse = (named: string | undefined) =>
    new Refusal('too-many', 'too-many-requests', {
      retryAfter: end - epochSeconds(now),
      ...(named === undefined ? {} : { limit: named }),
    })
  return { key: { pk: `LIMIT#${purpose}#${of}`, sk: `WINDOW#${window}` }, end, refuse }
}

/** All that a use takes, by the names under which it is counted. */
function countsOf({ most, named, takes = 1, also = {} }: Limit) {
  return Object.entries({ count: { takes, most, named }, ...also })
}

/** What of a use is more than there may be, after what was counted before; the name for its words, or nothing. */
function overOf(limit: Limit, found: Item | undefined) {
  return countsOf(limit).find(([name, { takes, most }]) => Number(found?.[name] ?? 0) + takes > most)?.[1]
}

/**
 * Counts one use, as a write to put beside others; refuses with `too-many-requests` and `retryAfter` in seconds when the window is
 * used up. Windows are fixed spans of time (every full hour), so at their border twice as many may pass.
 */
export function spendWrite(limit: Limit, now: Instant): UpdateWrite {
  const { key, end, refuse } = windowOf(limit, now)
  const alone = overOf(limit, undefined)
  if (alone !== undefined) throw refuse(alone.named)
  const counts = countsOf(limit)
  return {
    kind: 'update',
    key,
    set: { type: 'limit', ttl: end + 60 },
    add: Object.fromEntries(counts.map(([name, { takes }]) => [name, takes])),
    when: counts.map(([name, { takes, most }]) => either(absent(name), below(name, most - takes + 1))),
    refuse: (found) => refuse((overOf(limit, found) ?? limit).named),
  }
}

/** Takes back what was counted at a moment, in whatever write ends it; nothing once that span of time is over. */
export function unspentWrites(limit: Limit, spentAt: Instant, now: Instant): UpdateWrite[] {
  const { key } = windowOf(limit, spentAt)
  if (key.sk !== windowOf(limit, now).key.sk) return []
  const counts = countsOf(limit).filter(([, { takes }]) => takes > 0)
  return [{ kind: 'update', key, add: Object.fromEntries(counts.map(([name, { takes }]) => [name, -takes])) }]
}

/** What the count would refuse now, for whoever would else begin something long that its last write refuses. It counts nothing. */
export async function spentRefusal(
  { table, now }: Pick<Context, 'table' | 'now'>,
  limit: Limit,
): Promise<Refusal | undefined> {
  const { key, refuse } = windowOf(limit, now())
  const over = overOf(limit, await table.get(key))
  return over && refuse(over.named)
}

/** The same at once, on its own: what is refused afterwards has still been counted. */
export async function spend(ctx: Pick<Context, 'table' | 'now'>, limit: Limit): Promise<void> {
  await ctx.table.transact([spendWrite(limit, ctx.now())])
}
