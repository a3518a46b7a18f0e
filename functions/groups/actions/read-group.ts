import type { Table } from '../../../shared/table/table.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { mayIn, standingOf } from '../rules/rights.ts'
import type { Group } from '../schema.ts'
import { readGroup, readGroups } from '../store.ts'

/** A group that everybody may know of, by itself: one read. */
export async function readShownGroup(table: Table, id: string): Promise<Group | undefined> {
  const [group] = await readGroups(table, [id])
  return group?.state === 'active' ? group : undefined
}

/** A group that goes on, for one of its people who may see who is in it: one query. `undefined` for everybody else. */
export async function readGroupFor(
  table: Table,
  { group: id, member, now }: { group: string; member: string; now: Instant },
): Promise<Group | undefined> {
  const items = await readGroup(table, id, now)
  const self = items?.people.find((each) => each.id === member)
  if (items === undefined || self === undefined || items.group.state !== 'active') return undefined
  return mayIn(items.group, standingOf(self), 'see-people') ? items.group : undefined
}
