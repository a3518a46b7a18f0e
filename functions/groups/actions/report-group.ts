import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { invalidField } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { addMonths, today } from '../../../shared/time/civil.ts'
import { mostReports } from '../schema/trust.ts'
import type { Report } from '../schema/trust.ts'
import { recordWrites } from '../store/record.ts'
import { openFor } from './load.ts'
import { othersThan } from './trust.ts'

/** As long as a house may count reports at most. */
const oldestReportMonths = 60
/**
 * Nobody came, or the room was left untidy: reported once for each date, with the words that were said last. Refuses a date that is to
 * come, or so old that it counts nowhere.
 */
export async function reportGroup(
  ctx: Context,
  actor: Actor,
  { id, ...said }: { id: string } & Pick<Report, 'kind' | 'date' | 'words'>,
): Promise<void> {
  await retryIfChanged(async () => {
    const { group, file } = await openFor(ctx, actor, { id, right: 'report' })
    const now = today(ctx.now(), file.house.timeZone)
    if (said.date > now) throw invalidField('/date', 'invalid-input', { reason: 'date-to-come' })
    if (said.date < addMonths(now, -oldestReportMonths))
      throw invalidField('/date', 'invalid-input', { reason: 'date-too-old' })
    const others = othersThan(group, said)
    const reports = [...others, { ...said, at: ctx.now() }]
      .toSorted((a, b) => a.date.localeCompare(b.date))
      .slice(-mostReports)
    await ctx.table.transact(recordWrites(group, { reports }))
  })
}
