import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { GroupWords, Group } from '../schema.ts'
import { nextGroupWrites } from '../store.ts'
import { openFor } from './load.ts'

interface Changing {
  id: string
  change: Partial<GroupWords>
  /** The version that a form showed: refuses with `changed-meanwhile` if it is another by now. */
  version?: number | undefined
}

/** Other words, by any host or the house. */
export async function changeGroup(
  ctx: Context,
  actor: Actor,
  { id, change, version }: Changing,
): Promise<Group> {
  const { group } = await openFor(ctx, actor, { id, right: 'change' })
  if (version !== undefined && version !== group.version) throw new Refusal('conflict', 'changed-meanwhile')
  const said = { ...group, ...change, updatedAt: ctx.now() }
  // What a form left empty is gone.
  const after = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Group
  await ctx.table.transact(nextGroupWrites(group, after))
  return { ...after, version: group.version + 1 }
}
