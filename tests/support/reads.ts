import type { Table } from '../../shared/table/table.ts'
import type { World } from './world.ts'

/**
 * Whether what is read is what was written a moment ago: what somebody decides by has to be, and the engine of tests never shows
 * anything older. All reads of an act, in their order.
 */
export async function areFresh({ ctx }: World, act: (table: Table) => Promise<unknown>): Promise<boolean[]> {
  const { table } = ctx
  const fresh: boolean[] = []
  const note = (how: { consistent?: boolean } = {}) => void fresh.push(how.consistent === true)
  await act({
    ...table,
    get: (key, how) => (note(how), table.get(key, how)),
    getMany: (keys, how) => (note(how), table.getMany(keys, how)),
    query: (range) => (note(range), table.query(range)),
  })
  return fresh
}
