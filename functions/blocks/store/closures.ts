import { Refusal } from '../../../shared/refusal.ts'
import type { DueList } from '../../../shared/table/due.ts'
import { absent, either, equals, present } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Item, Key, Write } from '../../../shared/table/write.ts'
import { addMinutes } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { goesAfter } from '../../houses/rules/retention.ts'
import { patienceMinutes } from '../../bookings/rules/deadline.ts'
import { AffectedBooking, Closure } from '../schema/closure.ts'
import type { ClosureState } from '../schema/closure.ts'

const closureType = 'closure'
const dueKind = 'closure'

const closureKey = (id: string): Key => ({ pk: `CLOSURE#${id}`, sk: 'CLOSURE' })
/** What each booking loses is an item of its own beside the closure: however many are affected, it can be laid and undone. */
const noteType = 'closure-note'
const notePrefix = 'BOOKING#'
const noteKey = (id: string, booking: string): Key => ({ ...closureKey(id), sk: `${notePrefix}${booking}` })

/** With everybody who is affected. */
export async function readClosure(table: Table, id: string): Promise<Closure | undefined> {
  const items = await table.query({ pk: closureKey(id).pk, consistent: true })
  const item = items.find(({ type }) => type === closureType)
  return item && parseClosure(item, items.filter(isNote))
}

/** With nobody but one booking, if that is affected. */
export async function readClosureFor(
  table: Table,
  { id, booking }: { id: string; booking: string },
): Promise<Closure | undefined> {
  const items = await table.getMany([closureKey(id), noteKey(id, booking)], { consistent: true })
  const item = items.find(({ type }) => type === closureType)
  return item && parseClosure(item, items.filter(isNote))
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

/** Somebody has done a part of it: it is due now, and not since it began. One that is done meanwhile stays so. */
export function leftClosureWrite({ id, state }: Pick<Closure, 'id' | 'state'>, now: Instant): Write {
  return {
    kind: 'update',
    key: closureKey(id),
    set: { dueAt: now },
    when: inState(state),
    refuse: () => 'mine',
  }
}

/** What a booking loses, noted in the very write that takes it; it is forgotten with the closure. */
export function affectedWrites(
  { id, to }: Pick<Closure, 'id' | 'to'>,
  { booking, dates }: AffectedBooking,
  retentionMonths: number,
): Write[] {
  const key = noteKey(id, booking)
  const ttl = goesAfter(to.slice(0, 10), retentionMonths)
  const item = { booking, dates, ttl, type: noteType, ...key }
  return [closureStill(id, 'laying'), { kind: 'put', key, item }]
}

/** That a booking has back what it lost, but for the dates that are `lost`. */
export function restoredWrites(id: string, booking: string, lost: readonly string[]): Write[] {
  const restored = {
    kind: 'update',
    key: noteKey(id, booking),
    set: { lost },
    when: [present('pk')],
    refuse: changedMeanwhile,
  } as const
  return [closureStill(id, 'undoing'), restored]
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

const isNote = ({ type }: Item) => type === noteType

function parseClosure(item: Item, notes: readonly Item[]): Closure {
  return Closure.parse({
    ...item,
    affected: notes.map((note) => AffectedBooking.parse(note)),
    restored: notes.filter((note) => 'lost' in note),
  })
}
