import { goesOf } from '../../../shared/owned.ts'
import type { Owned } from '../../../shared/owned.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { Follower } from '../schema.ts'
import { answeredWrite, leavingWrites, readStanding } from '../store.ts'

/** Meetings of which somebody hears, or was asked whether they want to. */
export const ownedFollowing: Owned = {
  kind: 'follower',

  tell(_, __, item) {
    const { id: _id, ...data } = Follower.parse(item)
    const { meeting: id, house, askedAt: since } = data
    const stays = data.provedAt === undefined ? {} : ({ stays: 'until-you-leave' } as const)
    return [{ kind: 'follower', id, house, since, ...stays, ...goesOf(item), data }]
  },

  async forget(ctx, { contactId: id }, { id: meeting }) {
    await retryIfChanged(async () => {
      const { follower } = await readStanding(ctx.table, { meeting, id }, ctx.now())
      await ctx.table.transact(follower ? leavingWrites(follower) : [answeredWrite({ meeting, id })])
    })
  },
}
