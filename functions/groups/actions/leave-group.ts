import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { openGroup, openFor, personIn } from './load.ts'
import { goingWrites } from './people.ts'

/**
 * Somebody goes, or is taken out by a host. The only host names a `successor`, or says that nobody can (`anyway`): then all members are
 * asked, and whoever says yes first takes over. Refuses with `last-host` otherwise.
 */
export async function leaveGroup(
  ctx: Context,
  actor: Actor,
  leaving: { id: string; member: string; successor?: string | undefined; anyway?: boolean },
): Promise<void> {
  await retryIfChanged(async () => {
    const opened = await openGroup(ctx, actor, leaving.id)
    const isSelf = opened.self?.id === leaving.member
    const file = isSelf ? opened : await openFor(ctx, actor, { id: leaving.id, right: 'take-out' })
    const person = personIn(file, leaving.member)
    await ctx.table.transact(goingWrites(ctx, file, person, leaving))
  })
}
