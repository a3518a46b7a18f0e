import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { moveDate } from '../../meetings/actions/move-date.ts'
import { lookAtAll } from './look.ts'

/** A date takes place at another time, and all that happens before it too; or it is asked for first. */
export async function moveOpenDate(
  ctx: Context,
  actor: Actor,
  move: Parameters<typeof moveDate>[2],
): ReturnType<typeof moveDate> {
  const done = await moveDate(ctx, actor, move)
  await lookAtAll(ctx, move.id)
  return done
}
