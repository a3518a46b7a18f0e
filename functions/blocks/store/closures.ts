import { Refusal } from '../../../shared/refusal.ts'
import type { DueList } from '../../../shared/table/due.ts'
import { absent, either, equals } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Item, Key, Write } from '../../../shared/table/write.ts'
import { addMinutes } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { goesAfter } from '../../houses/rules/retention.ts'
import { patienceMinutes } from '../../bookings/rules/deadline.ts'
import { Closure } from '../schema/closure.ts'
import type { AffectedDate, ClosureState } from '../schema/closure.ts'

const closureType = 'closure'
const dueKind = 'closure'

const closureKey = (id: string): Key => ({ pk: `CLOSURE#${id}`, sk: 'CLOSURE' })
const affectedName = (booking: string) => `a_${booking}`
const restoredName = (booking: string) => `r_${booking}`

export async function readClosure(table: Table, id: string): Promise<Closure | undefined> {
  const item = await table.get(closureKey(id), { consistent: true })
  return item && parseClosure(item)
}

export const dueClosures: DueList<string> = { kind: dueKind, of: ({ pk }) => pk.slice('CLOSURE#'.length) }

/** A closure as it begins; it is forgotten `retentionMonths` after it is over. */
export function newClosureWrite(closure: Closure, retentionMonths: number): Write {
  const { affected: _affected, restored: _restored, ...plain } = closure
  const key = closureKey(closure.id)
  const ttl = goesAfter(closure.to.slice(0, 10), retentionMonths)
  const item = { ...plain, ...dueFrom(closure.createdAt), ttl, type: closureType, ...key }
  const refuse = (found: Item | undefined) =>
    found?.['createdAt'] === closure.createdAt ? 'mine' : changedMeanwhile()
  return { kind: 'put', key, item, when: [absent('pk')], refuse }
}

/** From one of the states to the next; a closure that is being undone is due, so that somebody ends it. */
export function closureStateWrite(
  id: string,
  { from, to, now }: { from: readonly ClosureState[]; to: Exclude<ClosureState, 'laying'>; now: Instant },
): Write {
  const change = to === 'undoing' ? { set: dueFrom(now) } : { remove: ['duePk', 'dueAt'] }
  return {
    kind: 'update',
    key: closureKey(id),
    ...change,
    set: { ...change.set, state: to },
    when: [either(...from.map((state) => equals('state', state)))],
    refuse: (found) => (found?.['state'] === to ? 'mine' : changedMeanwhile()),
  }
}

/** What a booking loses, noted in the very write that takes it. */
export function affectedWrite(id: string, booking: string, dates: readonly AffectedDate[]): Write {
  const set = { [affectedName(booking)]: dates }
  return { kind: 'update', key: closureKey(id), set, when: inState('laying'), refuse: changedMeanwhile }
}

/** That a booking has back what it lost, but for the dates that are `lost`. */
export function restoredWrite(id: string, booking: string, lost: readonly string[]): Write {
  const set = { [restoredName(booking)]: lost }
  return { kind: 'update', key: closureKey(id), set, when: inState('undoing'), refuse: changedMeanwhile }
}

/** A transaction that only counts while the closure is still at this. */
export function closureStill(id: string, state: ClosureState): Write {
  return { kind: 'check', key: closureKey(id), when: inState(state), refuse: changedMeanwhile }
}

const inState = (state: ClosureState) => [equals('state', state)]
const changedMeanwhile = () => new Refusal('conflict', 'changed-meanwhile')

function dueFrom(now: Instant) {
  return { duePk: dueKind, dueAt: addMinutes(now, patienceMinutes) }
}

function parseClosure(item: Item): Closure {
  const entries = <Value>(prefix: string) =>
    Object.entries(item).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value as Value] as const] : [],
    )
  return Closure.parse({
    ...item,
    affected: entries<AffectedDate[]>('a_').map(([booking, dates]) => ({ booking, dates })),
    restored: entries<string[]>('r_').map(([booking, lost]) => ({ booking, lost })),
  })
}
