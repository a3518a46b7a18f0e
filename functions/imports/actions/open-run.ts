import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { requireManager } from '../../houses/rules.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import type { ImportRun, RunReport } from '../schema/run.ts'
import { readRun, readRunReport, runWrites } from '../store.ts'

/** The last long import of a house, if it is not longer ago than a week. Rights are those of the page around it. */
export function lastRun(ctx: Context, house: string): Promise<ImportRun | undefined> {
  return readRun(ctx.table, house, ctx.now())
}

/** The last long import of a house, and what is told of it. Refuses with `not-found` where there is none. */
export async function openRun(
  ctx: Context,
  actor: Actor,
  house: string,
): Promise<{ file: HouseWithRooms; run: ImportRun; report: RunReport }> {
  const file = await loadRooms(ctx, house)
  requireManager(file.managers, actor)
  const run = await readRun(ctx.table, house, ctx.now())
  if (run === undefined) throw new Refusal('not-found', 'not-found')
  return { file, run, report: await readRunReport(ctx.table, run) }
}

/** Enters nothing more; what is entered stays. Twice is no fault, and what has ended meanwhile stays as it is. */
export async function stopRun(ctx: Context, actor: Actor, house: string): Promise<void> {
  await retryIfChanged(async () => {
    const { run } = await openRun(ctx, actor, house)
    if (run.state === 'running')
      await ctx.table.transact(runWrites({ ...run, state: 'stopped', movedAt: ctx.now() }))
  })
}
