import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { hasAlready } from '../rules/duties.ts'
import type { Taker } from '../schema.ts'
import { takingWrites } from '../store/duties.ts'
import { ownedDutiesWrites } from '../store/owned.ts'
import { openDuties, dutyNamed, requireOpen, ofDate } from './load.ts'
import { newTaker, neededNow, limitWrites, tries } from './taking.ts'
import type { Taking } from './taking.ts'

/** Somebody takes a duty: one write. Refuses with `duty-taken` where as many have it as it needs. */
export function takeDuty(
  ctx: Context,
  actor: Actor,
  { id, key, duty: name, asked }: { id: string; key: string; duty: string; asked: Taking },
): Promise<Taker> {
  return retryIfChanged(async () => {
    const file = await openDuties(ctx, actor, { id, key })
    const duty = dutyNamed(file, name)
    requireOpen(ctx, file)
    const taker = await newTaker(ctx, file, duty, asked)
    if (hasAlready(taker, file.takers)) throw new Refusal('conflict', 'duty-yours', { duty: name })
    await ctx.table.transact([
      ...takingWrites(ofDate(file), taker, neededNow(duty, taker, file.takers)),
      ...ownedDutiesWrites(ofDate(file), taker),
      ...limitWrites(ctx, actor, file.role, taker),
    ])
    return taker
  }, tries)
}
