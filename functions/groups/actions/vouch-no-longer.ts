import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { recordWrites } from '../store/record.ts'
import { openFor } from './load.ts'
import { readOther } from './vouching.ts'
import type { Vouching } from './vouching.ts'

/** It does so no longer. Twice is no fault. */
export async function vouchNoLonger(ctx: Context, actor: Actor, { id, group: by }: Vouching): Promise<void> {
  await retryIfChanged(async () => {
    const { group: voucher } = await openFor(ctx, actor, { id: by, right: 'vouch' })
    const { group } = await readOther(ctx, id, voucher)
    const vouches = (group.vouches ?? []).filter((each) => each.group !== by)
    if (vouches.length === (group.vouches ?? []).length) return
    await ctx.table.transact(recordWrites(group, { vouches }))
  })
}
