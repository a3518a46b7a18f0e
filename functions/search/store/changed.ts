import type { Table } from '../../../shared/table/table.ts'
import type { Item, Key } from '../../../shared/table/write.ts'

/** What has changed as it is by now, whatever it is; what is gone is missing. */
export function readChanged(table: Table, keys: readonly Key[]): Promise<Item[]> {
  return table.getMany(
    keys.map(({ pk, sk }) => ({ pk, sk })),
    { consistent: true },
  )
}
