import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { NewMember, Manager } from '../schema.ts'
import { loadManagedHouse } from './load-house.ts'
import { joining, anotherManager } from './joining.ts'

/** Somebody new to decide in the house; who is in the team already gets the new role. Refuses with `last-manager` or `team-full`. */
export async function addToTeam(
  ctx: Context,
  actor: Actor,
  { house, member }: { house: string; member: NewMember },
): Promise<Manager> {
  return retryIfChanged(async () => {
    const file = await loadManagedHouse(ctx, actor, house, 'change-team')
    const { manager, writes } = await joining(ctx, actor, file, member)
    const guard = member.role === 'manager' ? [] : anotherManager(file, manager.person)
    await ctx.table.transact([...writes, ...guard])
    return manager
  })
}
