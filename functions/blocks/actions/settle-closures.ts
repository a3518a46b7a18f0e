import type { Context } from '../../../shared/context.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { Closure } from '../schema/closure.ts'
import { readDueClosureIds } from '../store/closures.ts'
import { layClosure } from './lay-closure.ts'
import { foundClosure } from './open-closure.ts'
import { undoSteps } from './restore-displaced.ts'

/** Ends what somebody began and did not end; what fails is left for the next time. */
export async function settleClosures(ctx: Context): Promise<void> {
  for (const id of await readDueClosureIds(ctx.table, ctx.now())) {
    await carryOn(ctx, id).catch((error: unknown) =>
      ctx.log.error('a closure could not be ended', { closure: id, error: String(error) }),
    )
  }
}

/** Goes on with a closure until it is as it shall be, or somebody is in the way who is just at it. */
export async function carryOn(ctx: Context, id: string): Promise<Closure> {
  const closure = await foundClosure(ctx, id)
  const file = await loadRooms(ctx, closure.house)
  if (closure.state === 'laying') await layClosure(ctx, file, closure)
  if (closure.state === 'undoing') await undoSteps(ctx, file, closure)
  return foundClosure(ctx, id)
}
