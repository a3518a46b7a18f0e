import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { changeMeeting } from '../../meetings/actions/change-meeting.ts'
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
