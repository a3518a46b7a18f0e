import { Refusal } from '../refusal.ts'
import type { Instant } from '../time/civil.ts'
import type { Item, Key, Write } from './write.ts'

export interface Range {
  pk: string
  /** Sort keys that begin with this, or lie between `from` and `to`, both inclusive. */
  prefix?: string
  from?: string
  to?: string
  /** Reads what was written a moment ago; costs twice. */
  consistent?: boolean
  /** Newest first. */
  backwards?: boolean
  limit?: number
}

/** What is due, and since when. */
export interface DueKey extends Key {
  at: Instant
}

/** The data. Reads never see less than what `consistent` promises; a write happens whole or not at all. */
export interface Table {
  get(key: Key, how?: { consistent?: boolean }): Promise<Item | undefined>
  /** All items of one partition in a range, in the order of their sort keys. */
  query(range: Range): Promise<Item[]>
  /** Items by key, in no order; missing ones are missing. */
  getMany(keys: readonly Key[], how?: { consistent?: boolean }): Promise<Item[]>
  /** Keys of what is due by `at`, oldest first, at most `limit`. */
  due(kind: string, at: string, limit?: number): Promise<DueKey[]>
  /** Keys of what is stored of somebody, by the hash of their address; what was written a moment ago may be missing. */
  ownedBy(owner: string): Promise<Key[]>
  /**
   * One call, all or nothing. Throws the `Refusal` of the write whose condition does not hold. Transient faults are
   * tried again with the same token, so a lost answer never books twice. `repeated`: one write proved to be `mine`, so
   * all of this had happened before and nothing was written now.
   */
  transact(writes: readonly Write[]): Promise<'done' | 'repeated'>
}

/** The same refusal out of several writes becomes one; lists among the facts are joined (two rooms, both taken). */
export function joinRefusals(refusals: readonly Refusal[]): Refusal {
  const [first, ...others] = refusals
  if (first === undefined) throw new Error('joinRefusals: none given')
  const facts = { ...first.facts }
  for (const other of others.filter(({ code }) => code === first.code)) {
    for (const [name, fact] of Object.entries(other.facts)) {
      const own = facts[name]
      if (Array.isArray(own) && Array.isArray(fact)) facts[name] = [...own, ...fact]
    }
  }
  return new Refusal(first.kind, first.code, facts)
}
