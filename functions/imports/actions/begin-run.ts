import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { spendWrite } from '../../../shared/limit.ts'
import { progressAfterPage } from '../rules/run.ts'
import type { ImportReport } from '../schema.ts'
import { newRunWrites } from '../store.ts'
import type { Importing } from './import-calendar.ts'

/** So many long calendars a manager may begin in a day. */
export const mostADay = 20

/**
 * What a page could not end goes on in the background, with the rights of whoever sent it; `report` tells how far the page came. Refuses
 * with `import-running` where another one of the house is under way, and with `too-many-requests`.
 */
export async function beginRun(
  ctx: Context,
  actor: Required<Pick<Actor, 'person'>>,
  { importing, report }: { importing: Importing; report: ImportReport },
): Promise<void> {
  const { house, text, choice, words } = importing
  const by = actor.person.id
  const now = ctx.now()
  const progress = progressAfterPage(report)
  const run = { house, id: ctx.newId(), by, room: choice.room, state: 'running' as const, step: 0, idle: 0 }
  const limit = { purpose: 'long-imports', of: by, most: mostADay, minutes: 24 * 60 }
  await ctx.table.transact([
    ...newRunWrites(
      { ...run, startedAt: now, movedAt: now, next: now, ...progress.counts },
      { report: progress.report, text, choice, words },
      now,
    ),
    ...(ctx.settings.rateLimits ? [spendWrite(limit, now)] : []),
  ])
}
