import { readLedgers } from '../../functions/contacts/actions/ledger.ts'
import { calendarKey } from '../../functions/feeds/store.ts'
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
  given: Omit<Round, 'number'>,
  {
    rounds,
    warmUp,
    measured = operations,
  }: { rounds: number; warmUp: number; measured?: readonly Operation[] },
): Promise<Bill[]> {
  const kept = await keptContacts(ctx)
  const times = new Map<string, number[]>()
  const bills = new Map<string, TableCall[]>()
  for (let number = 0; number < warmUp + rounds; number++) {
    const round: Round = { ...given, number }
    for (const operation of measured) {
      const { name } = operation
      meter.take()
      const began = performance.now()
      await run(door, operation, round)
      const ms = performance.now() - began
      const { calls, waitedMs } = meter.take()
      // Before that the pages are imported.
      if (number < warmUp) continue
      times.set(name, [...(times.get(name) ?? []), ms - waitedMs])
      sameBill(name, bills.get(name) ?? calls, calls)
      bills.set(name, calls)
    }
    await tidyUp(ctx, kept, round)
  }
  return [...bills].map(([operation, calls]) => {
    return { operation, calls, handlerMs: quantile(times.get(operation) ?? [], 0.5) }
  })
}

/** Contacts with a ledger that is there to stay. */
export async function keptContacts(ctx: Pick<Context, 'table'>): Promise<ReadonlySet<string>> {
  return new Set((await readLedgers(ctx.table, firstHouse.house.id)).map(({ contactId }) => contactId))
}

/** Takes away what a round left behind, so that the house stays the size that it is. */
export async function tidyUp(
  ctx: Pick<Context, 'table'>,
  kept: ReadonlySet<string>,
  { id }: Round,
): Promise<void> {
  const house = firstHouse.house.id
  const added = (await readLedgers(ctx.table, house)).filter(({ contactId }) => !kept.has(contactId))
  const ledgers = added.map(({ contactId }) => ({ pk: `REQUESTS#${house}`, sk: `CONTACT#${contactId}` }))
  const booking = id === undefined ? [] : [{ pk: `BOOKING#${id.slice(0, 5)}`, sk: id }]
  for (const key of [...ledgers, ...booking, calendarKey(house)])
    await ctx.table.transact([{ kind: 'delete', key }])
}

function sameBill(name: string, before: TableCall[], now: TableCall[]): void {
  const plain = (calls: TableCall[]) => JSON.stringify(calls.map((call) => JSON.stringify(call)).sort())
  if (plain(before) !== plain(now))
    throw new Error(`${name} costs now ${plain(now)}, before ${plain(before)}`)
}

/** The value below which this share of all lies; 0 of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
