import type { Context } from '../../../shared/context.ts'
import { epochMilliseconds, instantOfEpoch } from '../../../shared/time/civil.ts'
import { workOff } from '../../../shared/due-work.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { longestWait } from '../rules/closure.ts'
import type { Closure } from '../schema/closure.ts'
import { dueClosures, leftClosureWrite } from '../store/closures.ts'
import { layClosure } from './lay-closure.ts'
import { foundClosure } from './open-closure.ts'
import { undoSteps } from './restore-displaced.ts'

/** Ends what somebody began and did not end. */
export function settleClosures(ctx: Context): Promise<void> {
  return workOff(ctx, {
    due: dueClosures,
    work: async (id) => ((await goOn(ctx, id, longestWait.timer)) ? 'again' : undefined),
    failed: 'a closure could not be ended',
  })
}

/** Goes on with a closure until it is as it shall be, somebody is in the way who is just at it, or the time is up. */
export async function carryOn(ctx: Context, id: string): Promise<Closure> {
  await goOn(ctx, id, longestWait.page)
  return foundClosure(ctx, id)
}

/** Whether it was left because the time was up, and is due again. */
async function goOn(ctx: Context, id: string, wait: number): Promise<boolean> {
  const until = instantOfEpoch(epochMilliseconds(ctx.now()) + wait)
  const closure = await foundClosure(ctx, id)
  const file = await loadRooms(ctx, closure.house)
  if (closure.state === 'laying') await layClosure(ctx, file, { closure, until })
  if (closure.state === 'undoing') await undoSteps(ctx, file, { closure, until })
  const isLeft = ctx.now() > until && (closure.state === 'laying' || closure.state === 'undoing')
  if (isLeft) await ctx.table.transact([leftClosureWrite(closure, ctx.now())])
  return isLeft
}
