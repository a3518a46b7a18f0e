import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { openToChange } from '../../meetings/actions/load.ts'
import type { Duty } from '../schema.ts'
import { dutyListWrite } from '../store/duties.ts'

/** What a meeting needs at each of its dates; by its host or the house. */
export async function changeDuties(
  ctx: Context,
  actor: Actor,
  { id, duties }: { id: string; duties: Duty[] },
): Promise<void> {
  await openToChange(ctx, actor, id)
  await ctx.table.transact([dutyListWrite({ meeting: id, duties })])
}
