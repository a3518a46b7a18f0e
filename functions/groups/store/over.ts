import type { Table } from '../../../shared/table/table.ts'
import type { Write } from '../../../shared/table/write.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Group } from '../schema.ts'
import { besideGroup, nextGroupWrites } from '../store.ts'

const dueKind = 'group-over'

const overKey = (group: string) => besideGroup(group, 'OVER')

/** A group ends; an item beside it stands until all that it held is given back. */
export function endedWrites(group: Group, now: Instant): Write[] {
  const key = overKey(group.id)
  return [
    ...nextGroupWrites(group, { ...group, state: 'ended', updatedAt: now }),
    { kind: 'put', key, item: { ...key, type: 'group-over', duePk: dueKind, dueAt: now } },
  ]
}

/** Groups that are over and may still hold something, at most so many. */
export async function readOver(table: Table, now: Instant, most: number): Promise<string[]> {
  const keys = await table.due(dueKind, now, most)
  return keys.map(({ pk }) => pk.slice(besideGroup('', '').pk.length))
}

export function givenBackWrite(group: string): Write {
  return { kind: 'delete', key: overKey(group) }
}
