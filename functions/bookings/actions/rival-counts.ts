import type { Context } from '../../../shared/context.ts'
import type { Write } from '../../../shared/table/write.ts'
import { leavingWrite, readLedgers } from '../../contacts/actions/ledger.ts'
import type { House } from '../../houses/schema.ts'
import { usageWrites } from '../../contacts/actions/usage.ts'
import { countedChange } from '../rules/counted.ts'
import { isUndecided } from '../rules/scope.ts'
import type { Booking } from '../schema.ts'
import type { Settled } from './rivals.ts'

/**
 * What is counted of rivals that lost, together with what is written anyway: a contact who asked twice for the same time has one
 * ledger, and an item is written once in a transaction.
 */
export async function withRivalCounts(
  ctx: Context,
  { house, after, rivals }: Pick<Settled, 'rivals'> & { house: House; after: Booking },
  writes: readonly Write[],
): Promise<Write[]> {
  if (rivals.length === 0) return [...writes]
  const [ledgers, usage] = await Promise.all([
    readLedgers(ctx.table, house.id),
    Promise.all(rivals.map((rival) => usageWrites(ctx, house, countedChange(rival)))),
  ])
  const lost = rivals.filter((rival) => !isUndecided(rival.after)).map(({ before }) => before)
  const leavesToo = (write: Write) => write.kind === 'update' && write.remove?.includes(`o_${after.id}`)
  const leaving = ledgers.flatMap((ledger) => {
    const own = lost.filter(({ id, contactId }) => contactId === ledger.contactId && ledger.open.has(id))
    if (own.length === 0) return []
    const isSame = ledger.contactId === after.contactId && writes.some(leavesToo)
    const ids = [...own.map(({ id }) => id), ...(isSame ? [after.id] : [])]
    return [leavingWrite(house.id, ledger, ids, ctx.now())]
  })
  const isReplaced = (write: Write) => leavesToo(write) && leaving.some((other) => isSameItem(write, other))
  return joined([...writes.filter((write) => !isReplaced(write)), ...leaving, ...usage.flat()])
}

/** Updates of one item become one. */
export function joined(writes: readonly Write[]): Write[] {
  const all: Write[] = []
  for (const write of writes) {
    const at = all.findIndex((other) => isSameItem(other, write))
    const known = all[at]
    if (known?.kind === 'update' && write.kind === 'update') all[at] = both(known, write)
    else all.push(write)
  }
  return all
}

type Update = Extract<Write, { kind: 'update' }>

function both(one: Update, other: Update): Update {
  const add = { ...one.add }
  for (const [name, count] of Object.entries(other.add ?? {})) add[name] = (add[name] ?? 0) + count
  const ttls = [one.set?.['ttl'], other.set?.['ttl']].filter((ttl) => typeof ttl === 'number')
  return {
    ...one,
    set: { ...one.set, ...other.set, ...(ttls.length === 0 ? {} : { ttl: Math.max(...ttls) }) },
    add,
    remove: [...new Set([...(one.remove ?? []), ...(other.remove ?? [])])],
    when: [...(one.when ?? []), ...(other.when ?? [])],
  }
}

function isSameItem({ key: a }: Write, { key: b }: Write): boolean {
  return a.pk === b.pk && a.sk === b.sk
}
