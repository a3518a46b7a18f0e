import type { Context } from '../../../shared/context.ts'
import { workOff } from '../../../shared/due-work.ts'
import { keptWrites } from '../../groups/actions/kept.ts'
import { readShownGroup } from '../../groups/actions/read-group.ts'
import { countsAt, keepable } from '../rules/kept.ts'
import { countedWrite, dueKept, readHeldOne } from '../store/held.ts'
import type { HeldKey } from '../store/held.ts'

/** Counts for groups the dates that they have kept, once the house has had its days to say otherwise. */
export function countKept(ctx: Context): Promise<void> {
  return workOff(ctx, {
    due: dueKept,
    work: (due) => countDates(ctx, due),
    failed: 'a kept date could not be counted',
  })
}

/** A date a write, and then what is next: said again after a crash, each counts once. Never due again at this moment. */
async function countDates(ctx: Context, key: HeldKey): Promise<void> {
  const [held, group] = await Promise.all([readHeldOne(ctx.table, key), readShownGroup(ctx.table, key.group)])
  if (held === undefined) return
  const now = ctx.now()
  const dates = keepable(held.dates, held.countedSince)
  const over = dates.filter((date) => countsAt(date) <= now)
  for (const { date } of over)
    if (group) await ctx.table.transact(keptWrites(group, { booking: key.booking, date }))
  await ctx.table.transact([countedWrite(held, dates[over.length])])
}
