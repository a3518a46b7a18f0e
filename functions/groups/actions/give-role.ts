import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Role } from '../schema.ts'
import { nextMemberWrite } from '../store.ts'
import { countWrites } from '../store/counts.ts'
import { openFor, personIn } from './load.ts'
import { isLastHost } from './people.ts'

/** Refuses with `last-host` where nobody would be left. */
export async function giveRole(
  ctx: Context,
  actor: Actor,
  { id, member, role }: { id: string; member: string; role: Role },
): Promise<void> {
  await retryIfChanged(async () => {
    const opened = await openFor(ctx, actor, { id, right: 'give-role' })
    const person = personIn(opened, member)
    if (person.role === role) return
    if (role === 'member' && isLastHost(opened, person)) throw new Refusal('conflict', 'last-host')
    const isIn = person.state === 'member'
    await ctx.table.transact([
      nextMemberWrite(person, { role, ...(role === 'host' ? { isKnown: true } : {}) }),
      ...(isIn ? countWrites(opened.group, { hosts: role === 'host' ? 1 : -1 }, ctx.now()) : []),
    ])
  })
}
