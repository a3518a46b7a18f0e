import type { Context } from '../../../shared/context.ts'
import { proves } from '../../../shared/keys.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { followProof } from '../rules/tokens.ts'
import { readStanding, answeredWrite, provedWrites } from '../store.ts'
import type { Linked } from './follow.ts'

/**
 * The address is theirs. Twice is no fault; refuses with `not-allowed`, `not-found` when it was too long ago, or `followers-full`.
 */
export async function proveFollower(ctx: Context, { meeting, id, token }: Linked): Promise<void> {
  if (!proves(token, await ctx.secret(), (key) => followProof(key, { meeting, id })))
    throw new Refusal('forbidden', 'not-allowed')
  await retryIfChanged(async () => {
    const now = ctx.now()
    const { follower, asked } = await readStanding(ctx.table, { meeting, id }, now)
    if (follower) return ctx.table.transact(asked ? [answeredWrite(asked)] : [])
    if (asked === undefined) throw new Refusal('not-found', 'not-found')
    return ctx.table.transact(provedWrites({ ...asked, provedAt: now }, now))
  })
}
