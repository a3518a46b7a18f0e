import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { mayUndo } from '../rules/closure.ts'
import type { Closure } from '../schema/closure.ts'
import { closureStateWrite } from '../store/closures.ts'
import { openClosure } from './open-closure.ts'
import { carryOn } from './settle-closures.ts'

/** Takes a closure back, for an hour. Refuses with `too-late` afterwards. What was accepted elsewhere meanwhile stays there. */
export async function undoClosure(ctx: Context, actor: Actor, { id }: { id: string }): Promise<Closure> {
  const closure = await openClosure(ctx, actor, id)
  const now = ctx.now()
  if (closure.state === 'undone') return closure
  if (!mayUndo(closure, now)) throw new Refusal('conflict', 'too-late', { until: closure.undoUntil })
  await ctx.table.transact([
    closureStateWrite(id, { from: ['laying', 'laid', 'undoing'], to: 'undoing', now }),
  ])
  return carryOn(ctx, id)
}
