import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Taker } from '../schema.ts'
import { readAllDuties, replacingWrite } from '../store/duties.ts'
import { openDuties, takerOf, ofDate } from './load.ts'

/** Shows that the mail address is theirs: for all dates that were taken with it in one go. */
export function proveDuty(
  ctx: Context,
  { id, key, token }: { id: string; key: string; token: string },
): Promise<Taker> {
  return retryIfChanged(async () => {
    const file = await openDuties(ctx, { kind: 'visitor', address: '', token }, { id, key })
    const own = await takerOf(ctx, file.takers, token)
    if (!own?.isProof) throw new Refusal('forbidden', 'not-allowed')
    const { taker } = own
    if (taker.provedAt !== undefined) return taker
    const provedAt = ctx.now()
    const all = taker.rota === undefined ? [] : await readAllDuties(ctx.table, id)
    const more = all.flatMap(({ takers, ...of }) =>
      takers
        .filter((each) => each.rota === taker.rota && each.id !== taker.id)
        .map((each) => replacingWrite(of, each, { ...each, provedAt })),
    )
    await ctx.table.transact([replacingWrite(ofDate(file), taker, { ...taker, provedAt }), ...more])
    return { ...taker, provedAt }
  })
}
