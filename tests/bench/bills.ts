import { calendarKey } from '../../functions/feeds/store.ts'
import { readLedgers } from '../../functions/bookings/store/ledger.ts'
import type { Context } from '../../shared/context.ts'
import type { MeteredWorld } from '../support/bench-world.ts'
import { firstHouse } from './country.ts'
import type { TableCall } from './metered-client.ts'
import { operations, run } from './operations.ts'
import type { Operation, Round } from './operations.ts'

/** What one operation costs each time. */
export interface Bill {
  operation: string
  calls: TableCall[]
  /** Median of the time in the handler while no call to the table was under way. */
  handlerMs: number
}

/** Runs all operations in turn, round after round; a bill that differs from round to round is an error. */
export async function measureBills(
  { ctx, door, meter }: MeteredWorld,
  round: Omit<Round, 'number'>,
  { rounds, warmUp = 0 }: { rounds: number; warmUp?: number },
): Promise<Bill[]> {
  const bills = new Map<Operation, { calls: TableCall[]; ms: number[] }>()
  const kept = new Set((await readLedgers(ctx.table, firstHouse.house.id)).map(({ contactId }) => contactId))
  for (let number = 0; number < warmUp + rounds; number++) {
    const own: Round = { ...round, number }
    for (const operation of operations) {
      meter.take()
      const began = performance.now()
      await run(door, operation, own)
      const ms = performance.now() - began
      const { calls, waitedMs } = meter.take()
      const before = bills.get(operation)
      if (number > 0 && before && number > 1) sameBill(operation, before.calls, calls)
      bills.set(operation, {
        calls,
        ms: [...(before?.ms ?? []), ...(number < warmUp ? [] : [ms - waitedMs])],
      })
    }
    await tidyUp(ctx, kept, own)
  }
  return [...bills].map(([{ name }, { calls, ms }]) => ({ operation: name, calls, handlerMs: quantile(ms, 0.5) }))
}

/** Takes away what a round left behind, so that the house stays the size that it is. */
export async function tidyUp(ctx: Context, kept: ReadonlySet<string>, { id }: Round): Promise<void> {
  const house = firstHouse.house.id
  const added = (await readLedgers(ctx.table, house)).filter(({ contactId }) => !kept.has(contactId))
  const ledgers = added.map(({ contactId }) => ({ pk: `REQUESTS#${house}`, sk: `CONTACT#${contactId}` }))
  const booking = id === undefined ? [] : [{ pk: `BOOKING#${id.slice(0, 5)}`, sk: id }]
  for (const key of [...ledgers, ...booking, calendarKey(house)]) await ctx.table.transact([{ kind: 'delete', key }])
}

function sameBill({ name }: Operation, before: TableCall[], now: TableCall[]): void {
  const plain = (calls: TableCall[]) => JSON.stringify(calls.map((call) => JSON.stringify(call)).sort())
  if (plain(before) !== plain(now)) throw new Error(`${name} costs now ${plain(now)}, before ${plain(before)}`)
}

/** The value below which this share of all lies; 0 of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
