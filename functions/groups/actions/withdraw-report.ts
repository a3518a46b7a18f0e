import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { Report } from '../schema/trust.ts'
import { recordWrites } from '../store/record.ts'
import { openFor } from './load.ts'
import { othersThan } from './trust.ts'

/** It was a mistake. Twice is no fault. */
export async function withdrawReport(
  ctx: Context,
  actor: Actor,
  { id, ...of }: { id: string; kind: Report['kind']; date: LocalDate },
): Promise<void> {
  await retryIfChanged(async () => {
    const { group } = await openFor(ctx, actor, { id, right: 'report' })
    const reports = othersThan(group, of)
    if (reports.length === (group.reports ?? []).length) return
    await ctx.table.transact(recordWrites(group, { reports }))
  })
}
