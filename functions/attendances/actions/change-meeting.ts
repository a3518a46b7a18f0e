import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { changeMeeting } from '../../meetings/actions/change-meeting.ts'
import { moveDate } from '../../meetings/actions/dates.ts'
import { publishMeeting } from '../../meetings/actions/life.ts'
import { lookAtAll } from './look.ts'

/*
 * What is done to a meeting, and then what follows for those who come: more places go to those who wait, access data are told to
 * whoever comes once their hour has come, and other ones again.
 */

/** What a meeting says is changed. */
export async function changeOpenMeeting(
  ctx: Context,
  actor: Actor,
  change: Parameters<typeof changeMeeting>[2],
): Promise<void> {
  await changeMeeting(ctx, actor, change)
  const { registration, accessData } = change.change
  if (registration !== undefined || accessData !== undefined || change.form) await lookAtAll(ctx, change.id)
}

/** It is shown, perhaps after a pause in which nobody was told anything. */
export async function publishOpenMeeting(ctx: Context, actor: Actor, id: string): Promise<void> {
  await publishMeeting(ctx, actor, id)
  await lookAtAll(ctx, id)
}

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
