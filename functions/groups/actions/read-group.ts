import type { Table } from '../../../shared/table/table.ts'
import type { Group } from '../schema.ts'
import { readGroups } from '../store.ts'

/** A group that everybody may know of, by itself: one read. */
export async function readShownGroup(table: Table, id: string): Promise<Group | undefined> {
  const [group] = await readGroups(table, [id])
  return group?.state === 'active' ? group : undefined
}
