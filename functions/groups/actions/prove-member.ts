import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Member } from '../schema.ts'
import { nextMemberWrite, nextGroupWrites } from '../store.ts'
import { openProof } from './open-proof.ts'
import type { Linked } from './open-proof.ts'

/** The address is theirs; with its first host a group is shown. Twice is no fault. Refuses with `not-allowed` or `not-found`. */
export async function proveMember(ctx: Context, linked: Linked): Promise<Member> {
  return retryIfChanged(async () => {
    const { items, person } = await openProof(ctx, linked)
    if (person.provedAt !== undefined) return person
    const now = ctx.now()
    const isFirst = items.group.state === 'asked' && person.role === 'host'
    await ctx.table.transact([
      nextMemberWrite(person, { provedAt: now }),
      ...(isFirst ? nextGroupWrites(items.group, { ...items.group, state: 'active', updatedAt: now }) : []),
    ])
    return { ...person, provedAt: now }
  })
}
