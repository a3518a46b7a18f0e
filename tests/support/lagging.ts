import type { Table } from '../../shared/table/table.ts'

/**
 * A table whose nearest copy has not heard of anything that lies under keys that begin so: only who asks for what was written a moment ago
 * gets it.
 */
export function lagging(table: Table, prefix = ''): Table {
  const isLost = ({ pk }: { pk: string }, how?: { consistent?: boolean }) =>
    pk.startsWith(prefix) && how?.consistent !== true
  return {
    ...table,
    get: async (key, how) => (isLost(key, how) ? undefined : table.get(key, how)),
    query: async (range) => (isLost(range, range) ? [] : table.query(range)),
    getMany: async (keys, how) =>
      table.getMany(
        keys.filter((key) => !isLost(key, how)),
        how,
      ),
  }
}
