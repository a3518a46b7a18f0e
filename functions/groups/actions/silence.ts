import type { Context } from '../../../shared/context.ts'
import { present } from '../../../shared/table/expression.ts'
import type { Write } from '../../../shared/table/write.ts'
import { besideWrite, readGroups } from '../store.ts'
import { changed, listedBesideWrites } from '../store/listed.ts'
import type { Group } from '../schema.ts'

/**
 * Nobody who hosts a group has answered, as writes for the transaction that says so: all of its people are asked who goes on, as when the
 * last host leaves. Who hosts it stays host until then, and ends the search with any sign of life. Nothing where somebody is sought already.
 */
export async function silentHostWrites(ctx: Pick<Context, 'table' | 'now'>, id: string): Promise<Write[]> {
  const [group] = await readGroups(ctx.table, [id])
  return group === undefined ? [] : soughtWrites(group, ctx.now())
}

export function soughtWrites(group: Group, now: string): Write[] {
  if (group.state !== 'active' || group.seekingSince !== undefined) return []
  const set = { seekingSince: now }
  return [
    besideWrite(group, { set, when: [present('pk')], refuse: changed }),
    ...listedBesideWrites(group, { set }),
  ]
}

/** A host has given a sign of life: nobody is sought any more. Nothing where nobody hosts it. */
export async function hostsAgainWrites(ctx: Pick<Context, 'table'>, id: string): Promise<Write[]> {
  const [group] = await readGroups(ctx.table, [id])
  return group === undefined ? [] : foundAgainWrites(group)
}

export function foundAgainWrites(group: Group): Write[] {
  if (group.seekingSince === undefined || group.hosts < 1 || group.state !== 'active') return []
  const remove = ['seekingSince']
  return [
    besideWrite(group, { remove, when: [present('pk')], refuse: changed }),
    ...listedBesideWrites(group, { remove }),
  ]
}
