import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { spendWrite } from '../../../shared/limit.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { hostInCommon } from '../rules/people.ts'
import { mayVouch } from '../rules/trust.ts'
import { mostVouches } from '../schema/trust.ts'
import { sameGroupWrite } from '../store.ts'
import { recordWrites } from '../store/record.ts'
import { openFor } from './load.ts'
import { judgingOf } from './trust.ts'
import { readOther } from './vouching.ts'
import type { Vouching } from './vouching.ts'

/** So often a day one group stands up for others. */
export const mostVouched = 10
/**
 * A trusted group stands up for another of its house, once, in the name of its hosts. Refuses with `vouch-untrusted` who is not
 * trusted for something of its own, `vouch-same-host` where one person hosts both, `vouched-enough`.
 */
export async function vouchFor(ctx: Context, actor: Actor, { id, group: by }: Vouching): Promise<void> {
  await retryIfChanged(async () => {
    const opened = await openFor(ctx, actor, { id: by, right: 'vouch' })
    const { group: voucher, file } = opened
    if (id === by) throw invalidField('/group', 'invalid-input', { reason: 'own-group' })
    const other = await readOther(ctx, id, voucher)
    const { group } = other
    const vouches = group.vouches ?? []
    if (vouches.some((each) => each.group === by)) return
    const now = ctx.now()
    if (file.house.trustAfterVouches === undefined || !mayVouch(voucher, judgingOf(file), now))
      throw new Refusal('conflict', 'vouch-untrusted')
    if (hostInCommon(opened.people, other.people)) throw new Refusal('conflict', 'vouch-same-host')
    if (vouches.length >= mostVouches) throw new Refusal('conflict', 'vouched-enough')
    const limit = { purpose: 'group-vouch', of: by, most: mostVouched, minutes: 24 * 60 }
    await ctx.table.transact([
      // It was trusted when its word was given.
      sameGroupWrite(voucher),
      ...recordWrites(group, { vouches: [...vouches, { group: by, name: voucher.name, at: now }] }),
      spendWrite(limit, now),
    ])
  })
}
